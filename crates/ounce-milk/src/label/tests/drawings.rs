//! The drawings, to the hundredth of a millimetre.

use super::*;

/// The widths of bars and spaces in turn.
fn widths(modules: &[bool]) -> String {
    modules.chunk_by(|a, b| a == b).map(|same| same.len().to_string()).collect()
}

/// The dark modules of a drawing, for modules of this size, from the path of its rectangles. Fails
/// where a rectangle stands beside the modules or over another one.
fn dark(svg: &str, module: usize, height: usize) -> BTreeSet<(usize, usize)> {
    let path = svg.split("crispEdges\" d=\"").nth(1).and_then(|rest| rest.split('"').next());
    let mut dark = BTreeSet::new();
    for rectangle in path.expect("one path is drawn").split_terminator('z') {
        let numbers: Vec<usize> = rectangle
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, width, high, back] = numbers[..] else { panic!("{rectangle}") };
        assert_eq!((x % module, y % height, width % module), (0, 0, 0), "{rectangle}");
        assert_eq!((high, back), (height, width), "{rectangle}");
        for n in 0..width / module {
            assert!(dark.insert((x / module + n, y / height)), "{rectangle}");
        }
    }
    dark
}

#[test]
fn bars_are_those_of_the_standard() {
    // Start C, 12, and the check symbol: 105 + 12 is 14 of 103. The stop has two modules more.
    let modules = code128::modules("12").expect("it is printable");
    assert!(modules[0], "the first module is a bar");
    assert_eq!(widths(&modules), ["211232", "112232", "122231", "2331112"].concat());
}

#[test]
fn every_symbol_of_code_128_is_eleven_modules_and_like_no_other() {
    let mut seen = BTreeSet::new();
    // Each of the 95 characters in B, and each of the hundred pairs in C.
    let singles = (b' '..=b'~').map(|byte| char::from(byte).to_string().repeat(2));
    let pairs = (0..100).map(|pair| format!("{pair:02}"));
    for text in singles.chain(pairs) {
        let modules = code128::modules(&text).expect("it is printable");
        assert_eq!(modules.len() % 11, 2, "{text}");
        let symbol = widths(&modules[11..22]);
        assert_eq!(symbol.len(), 6, "{text}");
        let bars: usize = modules[11..22].iter().filter(|dark| **dark).count();
        assert_eq!(bars % 2, 0, "{text}: the bars of a symbol are an even number of modules");
        seen.insert(symbol);
    }
    assert_eq!(seen.len(), 100, "B and C share their symbols");
}

#[test]
fn bars_stand_inside_their_quiet_zone() {
    let svg = drawing::code128_svg("12").expect("it is printable");
    // 46 modules and ten on both sides, of a quarter of a millimetre.
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"16.50mm\" height=\"10.00mm\" \
                viewBox=\"0 0 1650 1000\" role=\"img\">\n<title>Code 128: 12</title>\n\
                <path fill=\"#fff\" d=\"M0 0h1650v1000H0z\"/>\n<path fill=\"#000\" \
                shape-rendering=\"crispEdges\" d=\"M250 0h50v1000h-50z";
    assert!(svg.starts_with(head), "{svg}");
    assert!(svg.ends_with("\"/>\n</svg>\n"), "{svg}");
    let modules = code128::modules("12").expect("it is printable");
    let drawn = (0..modules.len()).filter(|n| modules[*n]).map(|n| (n + 10, 0));
    assert_eq!(dark(&svg, 25, 1_000), drawn.collect());
}

#[test]
fn a_data_matrix_stands_inside_its_quiet_zone() {
    let svg = drawing::data_matrix_svg("12").expect("it is printable");
    // Ten modules and two on all sides, of half a millimetre.
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"7.00mm\" height=\"7.00mm\" \
                viewBox=\"0 0 700 700\" role=\"img\">\n<title>Data Matrix: 12</title>\n\
                <path fill=\"#fff\" d=\"M0 0h700v700H0z\"/>\n";
    assert!(svg.starts_with(head), "{svg}");
    let rows = data_matrix::modules("12").expect("it is printable");
    let drawn = rows.iter().enumerate().flat_map(|(y, row)| {
        row.iter().enumerate().filter(|(_, dark)| **dark).map(move |(x, _)| (x + 2, y + 2))
    });
    assert_eq!(dark(&svg, 50, 50), drawn.collect());
}

/// The label without the two symbols, which other tests hold.
fn written(label: &Label) -> Vec<String> {
    let svg = drawing::label_svg(label, true).expect("the facility turned it on");
    svg.lines().filter(|line| !line.contains("crispEdges")).map(str::to_owned).collect()
}

#[test]
fn everything_on_a_label_has_its_place() {
    let at = date(2026, 11, 21).at(8, 5, 0, 0);
    let full = Label {
        collected: Some(minute(date(2026, 10, 2))),
        produced: Minute::new(at),
        ..label("A9990")
    };
    assert_eq!(
        written(&full),
        [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"76.00mm\" height=\"51.00mm\" \
             viewBox=\"0 0 7600 5100\" role=\"img\">",
            "<title>Donor human milk, pasteurised, A9990 26 000001 bottle 13</title>",
            "<path fill=\"#fff\" d=\"M0 0h7600v5100H0z\"/>",
            "<g font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\" fill=\"#000\">",
            // The bars begin at the margin of 3 mm, the Data Matrix of 13 mm ends at the other.
            "<g transform=\"translate(50 750)\">",
            "</g>",
            "<g transform=\"translate(5900 750)\">",
            "</g>",
            "<text x=\"300\" y=\"550\" font-size=\"330\">Donor human milk, pasteurised</text>",
            "<text x=\"300\" y=\"2200\" font-size=\"380\">A9990 26 000001</text>",
            "<text x=\"3520\" y=\"2190\" font-size=\"340\">S</text>",
            "<text x=\"300\" y=\"2800\" font-size=\"300\">M0001013</text>",
            "<text x=\"2400\" y=\"2800\" font-size=\"300\">Bottle 13</text>",
            "<text x=\"300\" y=\"3400\" font-size=\"340\">Use by 2027-04-30</text>",
            "<text x=\"300\" y=\"3850\" font-size=\"270\">Pasteurised 2026-11-21 08:05</text>",
            "<text x=\"300\" y=\"4250\" font-size=\"270\">Expressed from 2026-10-02</text>",
            "<text x=\"300\" y=\"4800\" font-size=\"300\">Sample label: not for feeding</text>",
            "</g>",
            "<path fill=\"none\" stroke=\"#000\" stroke-width=\"20\" \
             d=\"M3450 1900h380v360h-380z\"/>",
            "</svg>",
        ]
    );
}

#[test]
fn a_label_says_no_more_than_is_known() {
    let product = ProductCode::new("M0001", 0).expect("it is one");
    let plain = Label { product, ..label("A1234") };
    let svg = written(&plain).concat();
    for word in ["Bottle", "bottle", "Pasteurised", "Expressed", "Sample"] {
        assert!(!svg.contains(word), "{word}: {svg}");
    }
    let first = Label { product: ProductCode::new("M0001", 1).expect("it is one"), ..plain };
    assert!(written(&first).concat().contains(">Bottle 1<"));
}
