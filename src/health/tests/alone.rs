//! One roadmap assessed alone is what it is among all.

use proptest::prelude::*;

use super::super::{alone_flagged_by, assess, assess_alone};
use crate::model::ReferenceIndex;
use crate::schedule::compute;
use crate::schedule::test_support::{on, portfolio};

const SHARED: &str = "[[owner]]\nid = \"office\"\nrole = \"Office\"\nuntil = 2026-08-20\n\n[rules]\nowner_load = 3\n";

/// The text of a roadmap as these choices make it. `after`, `owner` and `elsewhere` may name another of the folder.
fn text([name, day, after, owner, said, elsewhere, extra]: [usize; 7]) -> String {
    let owner = match owner {
        0 => "own".to_owned(),
        1 => "office".to_owned(),
        other => format!("r{}/own", other - 2),
    };
    let after = match after {
        0 => String::new(),
        other => format!("\"r{}/m\"", other - 1),
    };
    let (first, then, other) = (day + 4, day + 5, elsewhere % 5);
    let mut text = format!(
        "[cluster]\nname = \"Cluster {}\"\n\n[[owner]]\nid = \"own\"\nrole = \"Lab\"\nuntil = 2026-08-{:02}\n\n\
         [[capability]]\nid = \"c\"\nname = \"Testing\"\ntarget = \"use\"\ndue = 2026-{first:02}-11\n\n\
         [[milestone]]\nid = \"m\"\ntitle = \"Scope\"\ncapability = \"c\"\nreaches = \"use\"\nowner = \"{owner}\"\n\
         baseline = 2026-06-01\nforecast = 2026-{first:02}-01\nafter = [{after}]\n\n\
         [[milestone]]\nid = \"n\"\ntitle = \"Sale\"\nowner = \"{owner}\"\nforecast = 2026-{then:02}-10\nafter = [\"m\"]\n",
        name % 3,
        day + 15,
    );
    if said > 0 {
        text += &format!(
            "\n[[feedback]]\nid = \"f-20260501-k3v9q2m{said}\"\non = 2026-05-01\nby = \"officer\"\ntext = \"Slow\"\nabout = [\"m\"]\n"
        );
    }
    if elsewhere > 0 {
        text += &format!(
            "\n[[assessment]]\non = 2026-05-02\nby = \"officer\"\nof = \"r{other}/c\"\nlevel = \"use\"\n\
             \n[[confirmation]]\non = 2026-08-01\nby = \"officer\"\nitems = [\"r{other}/m\"]\n\
             \n[[risk]]\nid = \"x\"\ntext = \"Strike\"\nstate = \"broken\"\nowner = \"r{other}/own\"\nabout = [\"r{other}/n\"]\n"
        );
    }
    match extra {
        1 => text += "\n[[milestone]]\nid = \"m\"\ntitle = \"Again\"\n",
        2 => text += "\nsurprise = { a = 1 }\n",
        3 => text = text.replace("id = \"m\"", "id = \"other\""),
        _ => {}
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn one_roadmap_alone_is_what_it_is_among_all(
        choices in prop::collection::vec(prop::array::uniform7(0usize..6), 6),
    ) {
        let texts: Vec<_> = choices.into_iter().map(text).collect();
        let ids: Vec<_> = (0..texts.len()).map(|place| format!("r{place}")).collect();
        let mut files: Vec<_> = ids.iter().zip(&texts).map(|(id, text)| (id.as_str(), text.as_str())).collect();
        files.push(("portfolio", SHARED));
        let portfolio = portfolio(&files);
        let names = ReferenceIndex::new(&portfolio);
        let plan = compute(&portfolio, &names, on("2026-09-01"));
        let all = assess(&portfolio, &names, &plan);
        for place in 0..portfolio.roadmaps.len() {
            let alone = assess_alone(&portfolio, &names, &plan, place);
            let own: Vec<_> = all.flags.iter().filter(|flag| flag.place == Some(place)).cloned().collect();
            prop_assert_eq!(&alone.flags, &own);
            prop_assert_eq!(format!("{:?}", alone.roadmaps[place]), format!("{:?}", all.roadmaps[place]));
        }
        let others = all.flags.iter().filter_map(|flag| Some((alone_flagged_by(flag.entry?)?, flag)));
        for (place, flag) in others {
            prop_assert_eq!(flag.place, Some(place));
        }
    }
}
