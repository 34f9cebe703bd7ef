package io.carillon.core.bulk;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.carillon.core.CoreProblem;
import io.carillon.core.batch.BatchConfig;
import io.carillon.core.bulk.CsvDialect.Opened;
import io.carillon.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** A CSV file, read some rows at a time. Blocks while the file arrives; for one thread. */
final class CsvFile {
    private static final int SPARE_FIELDS = 16;
    private static final int READ_AHEAD = 64 * 1024;

    private final char separator;
    private final Iterator<CsvRecord> records;
    private final int maxRows;
    private final List<String> header;
    private long lastLine = 1;
    private int rows;

    private CsvFile(char separator, Iterator<CsvRecord> records, BatchConfig config) {
        this.separator = separator;
        this.records = records;
        this.maxRows = config.maxRows();
        this.header = readHeader(config.maxColumns());
    }

    /** A row with the line it begins on. */
    record Row(long line, List<String> cells) {}

    /**
     * Opens a file and reads its header row.
     *
     * @param separator separator, or null to find it out
     * @throws ProblemException when it is no CSV that could be read
     */
    static CsvFile open(InputStream file, String separator, BatchConfig config) throws IOException {
        Opened opened = CsvDialect.open(file, separator);
        CsvRecordHandler bounded = CsvRecordHandler.builder()
                .maxFields(config.maxColumns() + SPARE_FIELDS)
                .maxFieldSize(config.maxRowLength())
                .maxRecordSize(config.maxRowLength())
                .build();
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(opened.separator())
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(READ_AHEAD + 2 * config.maxRowLength())
                .build(bounded, opened.reader());
        return new CsvFile(opened.separator(), reader.iterator(), config);
    }

    char separator() {
        return separator;
    }

    List<String> header() {
        return header;
    }

    /**
     * The next rows; fewer than {@code limit} at the end, then none.
     *
     * @throws ProblemException when the file breaks the rules of CSV or has too many rows
     */
    List<Row> next(int limit) {
        List<Row> next = new ArrayList<>(limit);
        while (next.size() < limit && read(records::hasNext)) {
            CsvRecord record = read(records::next);
            lastLine = record.getStartingLineNumber();
            next.add(new Row(lastLine, record.getFields()));
        }
        rows += next.size();
        if (rows > maxRows) {
            throw new ProblemException(CoreProblem.CSV_UNREADABLE, "the file has more than " + maxRows + " rows");
        }
        return next;
    }

    private List<String> readHeader(int maxColumns) {
        List<Row> first =
                read(records::hasNext) ? List.of(new Row(1, read(records::next).getFields())) : List.of();
        if (first.isEmpty()) {
            throw new ProblemException(CoreProblem.CSV_UNREADABLE, "the file is empty");
        }
        if (first.getFirst().cells().size() > maxColumns) {
            throw new ProblemException(CoreProblem.CSV_UNREADABLE, "the file has more than " + maxColumns + " columns");
        }
        return first.getFirst().cells();
    }

    private <T> T read(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException malformed) {
            throw unreadable("it breaks the rules of CSV, or a row is too long");
        } catch (UncheckedIOException broken) {
            if (broken.getCause() instanceof CharacterCodingException) {
                throw unreadable("it is not UTF-8");
            }
            throw broken;
        }
    }

    private ProblemException unreadable(String why) {
        return new ProblemException(CoreProblem.CSV_UNREADABLE, why + "; look at line " + lastLine + " and after");
    }
}
