use super::Outline;

fn sound(text: &str) -> bool {
    Outline::parse(text).faults.is_empty()
}

#[test]
fn what_toml_allows_and_forbids() {
    for (text, is_sound) in [
        ("a = 1\nb = 2\n", true),
        ("a = 1\na = 2\n", false),
        ("[a]\n[b]\n[a]\n", false),
        ("[a.b]\n[a]\n", true),
        ("[a]\n[a.b]\n[[a.c]]\n[[a.c]]\n", true),
        ("a.b = 1\na.c = 2\n", true),
        ("a.b = 1\n[a]\n", false),
        ("a = {b = 1}\n[a.c]\n", false),
        ("a = [{b = 1}]\n[[a]]\n", false),
        ("[[a]]\n[a]\n", false),
        ("[a]\n[[a]]\n", false),
        ("[a.b]\nc = 1\n[a]\nb.d = 1\n", false),
        ("a = {b.c = 1, b.d = 2}\n", true),
        ("a = {b = 1, b = 2}\n", false),
        ("[[a]]\nb = 1\n[[a.c]]\n[a.d]\n[[a]]\n[a.d]\n", true),
        ("a = \n", false),
    ] {
        assert_eq!(sound(text), is_sound, "{text}");
        assert_eq!(
            text.parse::<toml::Table>().is_ok(),
            is_sound,
            "toml on {text}"
        );
    }
}
