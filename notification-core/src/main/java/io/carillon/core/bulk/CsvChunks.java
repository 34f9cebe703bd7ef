package io.carillon.core.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.batch.Batch;
import io.carillon.core.batch.BatchChecks;
import io.carillon.core.batch.BatchRecipient;
import io.carillon.core.batch.Chunk;
import io.carillon.core.batch.Chunk.Item;
import io.carillon.core.bulk.CsvFile.Row;
import io.carillon.core.intake.Rejection;
import io.carillon.events.TenantConfigPublished;
import io.carillon.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a file into chunks: every row becomes a recipient that passed the checks, or a rejected row with its reason. */
final class CsvChunks {
    static final int ROWS = 1000;

    private static final String COLUMN_COUNT = "column-count";

    private final Batch batch;
    private final CsvFile file;
    private final CsvColumns columns;
    private final Optional<TenantConfigPublished> config;
    private final ObjectMapper json;
    private int chunks;

    CsvChunks(
            Batch batch, CsvFile file, CsvColumns columns, Optional<TenantConfigPublished> config, ObjectMapper json) {
        this.batch = batch;
        this.file = file;
        this.columns = columns;
        this.config = config;
        this.json = json;
    }

    /** The next chunk; one without items when the file is over. Blocks while the file arrives. */
    Chunk next() {
        List<Row> rows = file.next(ROWS);
        int first = chunks * ROWS;
        List<Item> items = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            items.add(item(first + i, rows.get(i)));
        }
        chunks++;
        Instant now = batch.createdAt();
        return new Chunk(batch.tenant(), batch.id(), chunks, null, items, now);
    }

    private Item item(int number, Row row) {
        int wanted = columns.header().size();
        if (row.cells().size() != wanted) {
            String detail =
                    "has %d columns, the header has %d".formatted(row.cells().size(), wanted);
            return rejected(number, row, COLUMN_COUNT, detail);
        }
        BatchRecipient recipient = columns.recipient(row.cells());
        return BatchChecks.check(batch.request(), recipient, config)
                .map(rejection -> rejected(number, row, rejection.type().slug(), explain(rejection)))
                .orElseGet(() -> new Item(number, row.line(), write(recipient), null, null));
    }

    private Item rejected(int number, Row row, String reason, String detail) {
        List<String> storable =
                row.cells().stream().map(cell -> cell.replace('\0', '\uFFFD')).toList();
        return new Item(number, row.line(), write(storable), reason, detail.replace('\0', '\uFFFD'));
    }

    private static String explain(Rejection rejection) {
        String fields = rejection.violations().stream().map(CsvChunks::explain).collect(Collectors.joining("; "));
        return fields.isEmpty() ? rejection.detail() : fields;
    }

    private static String explain(Violation violation) {
        String field = BatchChecks.ownPointer(violation.pointer());
        String named = field.startsWith("/") ? field.substring(1) : field;
        return named.isEmpty() ? violation.detail() : named + " " + violation.detail();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
