//! The rows of a spreadsheet: Office Open XML, ECMA-376.

use std::io::Cursor;

use calamine::{Data, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};
use csv::{Position, StringRecord};

/// What every such file begins with: it is a ZIP archive.
const BEGINS: &[u8] = b"PK\x03\x04";

/// Whether these are the bytes of a spreadsheet, or of another archive.
pub(super) fn is_sheet(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINS)
}

/// As many cells are read, empty ones before them too: few bytes may stand for millions.
const MOST_CELLS: usize = 1 << 20;

/// The rows of the first sheet that is shown and has any, each with its number as the line of its
/// position: what was computed, not how it looks.
///
/// # Errors
/// What is wrong with it, in the words of its reader.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<StringRecord>, XlsxError> {
    let mut book = Xlsx::new(Cursor::new(bytes))?;
    let shown = |it: &&Sheet| it.typ == SheetType::WorkSheet && it.visible == SheetVisible::Visible;
    let names = book.sheets_metadata().iter().filter(shown).map(|it| it.name.clone());
    for name in names.collect::<Vec<_>>() {
        let rows = of_sheet(&mut book, &name)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Ok(Vec::new())
}

/// Cell by cell: a word that was left in the last corner of a sheet makes no room for all before it.
fn of_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<StringRecord>, XlsxError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut rows: Vec<StringRecord> = Vec::new();
    let mut read = 0;
    while let Some(cell) = cells.next_cell()? {
        if read >= MOST_CELLS {
            return Err(XlsxError::Unexpected("more than a million cells"));
        }
        // A line that is broken within a cell is how it looks.
        let words = Data::from(cell.get_value().clone())
            .to_string()
            .replace("\r\n", " ")
            .replace(['\r', '\n'], " ");
        if words.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let mut line = Position::new();
        line.set_line(u64::from(row) + 1);
        if rows.last().and_then(StringRecord::position) != Some(&line) {
            let mut begun = StringRecord::new();
            begun.set_position(Some(line));
            rows.push(begun);
        }
        if let Some(begun) = rows.last_mut() {
            let before = begun.len();
            while begun.len() < column as usize {
                begun.push_field("");
            }
            begun.push_field(&words);
            read += begun.len() - before;
        }
    }
    // What has no heading above it is not kept.
    let columns = rows.first().map_or(0, StringRecord::len);
    rows.iter_mut().for_each(|row| row.truncate(columns));
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Chart, ChartType, Format, Formula, Workbook};

    use super::super::{Column, Slip, guests};

    fn written(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
        let mut book = Workbook::new();
        fill(&mut book);
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn a_sheet_says_what_the_same_rows_as_text_say() {
        let text = "name,group,languages,host,remote\nAna,,en;fr,1,TRUE\n\nBo Łuk,b,en,,\n";
        let bytes = written(|book| {
            book.add_worksheet();
            book.add_worksheet().set_hidden(true).write(0, 0, "drafts").unwrap();
            let mut chart = Chart::new(ChartType::Pie);
            chart.add_series().set_values("Sheet1!$A$1:$A$2");
            book.add_chartsheet().insert_chart(0, 0, &chart).unwrap();
            let sheet = book.add_worksheet();
            sheet.write_row(0, 0, ["name", "group", "languages", "host", "remote"]).unwrap();
            sheet.write(1, 0, "Ana").unwrap().write(1, 2, "en;fr").unwrap();
            sheet.write(1, 3, 1).unwrap().write(1, 4, true).unwrap();
            sheet.write_row(3, 0, ["Bo Łuk", "b", "en"]).unwrap();
        });
        assert_eq!(guests(&bytes, &[]), guests(text.as_bytes(), &[]));
        assert_eq!(guests(&bytes, &[]).unwrap().people.len(), 2);
    }

    #[test]
    fn a_word_beside_the_list_is_not_kept_and_one_in_the_last_corner_takes_no_room() {
        let bytes = written(|book| {
            let sheet = book.add_worksheet();
            sheet.write(0, 0, "name").unwrap().write(1, 0, "Ana").unwrap();
            sheet.write(1, 3, "paid").unwrap().write(1_048_575, 16_383, "far").unwrap();
        });
        assert_eq!(guests(&bytes, &[]), guests(b"name\nAna\n", &[]));
    }

    #[test]
    fn a_vast_sheet_is_refused_before_it_fills_the_memory() {
        let bytes = written(|book| {
            let sheet = book.add_worksheet();
            for row in 0..100 {
                sheet.write(row, 16_383, "far").unwrap();
            }
        });
        let slips = guests(&bytes, &[]).unwrap_err();
        assert!(slips[0].to_string().ends_with("more than a million cells"), "{slips:?}");
    }

    #[test]
    fn what_was_computed_counts_and_what_it_looks_like_does_not() {
        let bytes = written(|book| {
            let sheet = book.add_worksheet();
            let bold = Format::new().set_bold().set_num_format("0.00");
            sheet.write(0, 0, "Guest").unwrap().write(0, 1, "arrives").unwrap();
            sheet.write(1, 0, Formula::new("=\"A\"&\"na\"").set_result("Ana")).unwrap();
            sheet.write_with_format(1, 1, 2, &bold).unwrap();
        });
        let found = guests(&bytes, &[(Column::Name, "Guest".to_owned())]).unwrap();
        assert_eq!((found.people[0].name.as_str(), found.people[0].arrives), ("Ana", Some(2)));
    }

    #[test]
    fn a_line_that_is_broken_within_a_cell_is_one() {
        let bytes = written(|book| {
            let sheet = book.add_worksheet();
            sheet.write(0, 0, "Full\nname").unwrap().write(0, 1, "languages").unwrap();
            sheet.write(1, 0, "Ana\nLima").unwrap().write(1, 1, "en\nfr").unwrap();
        });
        let found = guests(&bytes, &[(Column::Name, "Full name".to_owned())]).unwrap();
        let ana = &found.people[0];
        assert_eq!(
            (ana.name.as_str(), &ana.languages[..]),
            ("Ana Lima", &["en", "fr"].map(String::from)[..])
        );
    }

    #[test]
    fn another_archive_and_half_a_sheet_are_refused_in_words() {
        let whole = written(|book| drop(book.add_worksheet().write(0, 0, "name")));
        for bytes in [b"PK\x03\x04 and no more".as_slice(), &whole[..whole.len() / 2]] {
            let slips = guests(bytes, &[]).unwrap_err();
            assert!(matches!(slips.as_slice(), [Slip::NoSheet(_)]), "{slips:?}");
            assert!(slips[0].hint().contains(".xlsx"));
        }
    }
}
