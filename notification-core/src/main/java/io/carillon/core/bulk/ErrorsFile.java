package io.carillon.core.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.carillon.core.bulk.BulkRepository.Rejected;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rejected rows as CSV: line, reason and detail, then the cells as they came, so that the file can be put right and sent
 * again. Cells that a spreadsheet would take for a formula begin with an apostrophe (OWASP, CSV injection). Pure.
 */
final class ErrorsFile {
    private static final String FORMULA_SIGNS = "=+-@\t\r";

    private ErrorsFile() {}

    static String header(List<String> columns) {
        List<String> cells = new ArrayList<>(List.of("line", "reason", "detail"));
        cells.addAll(columns);
        return write(List.of(cells));
    }

    static String rows(List<Rejected> rejected) {
        return write(rejected.stream().map(ErrorsFile::cells).toList());
    }

    private static List<String> cells(Rejected rejected) {
        List<String> cells =
                new ArrayList<>(List.of(Long.toString(rejected.line()), rejected.reason(), rejected.detail()));
        cells.addAll(rejected.cells());
        return cells;
    }

    private static String write(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        rows.forEach(
                row -> writer.writeRecord(row.stream().map(ErrorsFile::neutral).toList()));
        return text.toString();
    }

    /** The cell, no formula any more if it was one. */
    static String neutral(String cell) {
        return !cell.isEmpty() && FORMULA_SIGNS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
