//! What is made up or for teaching says so wherever it is shown.

use crate::sealed::Sealed;

const OWN: &str =
    "[cluster]\nname = \"Fans\"\nsample = true\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\n";
const REAL: &str = "[cluster]\nname = \"Pumps\"\n[[milestone]]\nid = \"pump\"\ntitle = \"Pump\"\n";

#[test]
fn every_list_and_text_of_a_sample_says_so() {
    let sealed = Sealed::with(&[("fans.toml", OWN), ("pumps.toml", REAL)]);
    for arguments in [
        &["check", "--fail-on", "never"][..],
        &["show", "fans"],
        &["show", "fans/rig"],
        &["list", "milestones"],
        &["list", "roadmaps"],
        &["agenda"],
        &["compare"],
    ] {
        let told = sealed.stdout(arguments, 0);
        assert!(told.starts_with("SAMPLE: "), "{arguments:?}: {told}");
    }
    for arguments in [
        &["show", "pumps"][..],
        &["list", "milestones", "--roadmap", "pumps"],
    ] {
        let told = sealed.stdout(arguments, 0);
        assert!(!told.contains("SAMPLE"), "{arguments:?}: {told}");
    }
}

#[test]
fn programs_read_which_entries_are_samples() {
    let sealed = Sealed::with(&[("fans.toml", OWN), ("pumps.toml", REAL)]);
    let listed = sealed.stdout(&["list", "milestones", "--format", "json"], 0);
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    assert_eq!(listed[0]["sample"], true);
    assert!(listed[1]["sample"].is_null());
    let csv = sealed.stdout(&["list", "milestones", "--format", "csv"], 0);
    let rows: Vec<&str> = csv.lines().collect();
    assert!(rows[0].ends_with(",sample"), "{csv}");
    assert!(
        rows[1].ends_with(",SAMPLE") && rows[2].ends_with(','),
        "{csv}"
    );
    let all = Sealed::with(&[("portfolio.toml", "sample = true\n"), ("pumps.toml", REAL)]);
    let shown = all.stdout(&["show", "pumps/pump", "--format", "json"], 0);
    assert!(shown.contains("\"sample\": true"), "{shown}");
}
