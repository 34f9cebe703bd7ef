package io.carillon.core.bulk;

import io.carillon.core.CoreProblem;
import io.carillon.core.batch.BatchRecipient;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of a file mean. A name that sounds like a recipient's field is that field ({@code E-Mail},
 * {@code user_id}); {@code metadata.order} is metadata; any other is the template variable of that name, with or without
 * {@code data.} before it. A mapping says otherwise for single columns; mapped to nothing, a column is left out.
 */
final class CsvColumns {
    private static final Set<String> FIELDS =
            Set.of("userid", "email", "phone", "whatsapp", "devicetokens", "locale", "timezone");
    private static final Set<String> CONTACTS = Set.of("userid", "email", "phone", "whatsapp", "devicetokens");
    private static final String DATA = "data.";
    private static final String METADATA = "metadata.";
    private static final String TOKENS_APART = "\\|";

    private final List<String> header;
    private final List<String> targets;

    private CsvColumns(List<String> header, List<String> targets) {
        this.header = header;
        this.targets = targets;
    }

    /**
     * Reads a header row.
     *
     * @param mapping what single columns mean, or null
     * @throws ProblemException when two columns have one name, none tells who, or the mapping names others
     */
    static CsvColumns of(List<String> header, Map<String, String> mapping) {
        List<String> names = header.stream().map(String::strip).toList();
        Map<String, String> wanted = mapping == null ? Map.of() : mapping;
        refuseUnknown(names, wanted);
        Set<String> seen = new HashSet<>();
        List<String> targets = new ArrayList<>(names.size());
        for (String name : names) {
            String target = name.isEmpty() ? "" : target(wanted.getOrDefault(name, name));
            if (!target.isEmpty() && !seen.add(target)) {
                throw new ProblemException(CoreProblem.CSV_UNREADABLE, "two columns mean " + target);
            }
            targets.add(target);
        }
        if (targets.stream().noneMatch(CONTACTS::contains)) {
            throw new ProblemException(
                    CoreProblem.CSV_UNREADABLE,
                    "no column tells who: one of userId, email, phone, whatsapp, deviceTokens is needed");
        }
        return new CsvColumns(names, targets);
    }

    private static void refuseUnknown(List<String> names, Map<String, String> mapping) {
        List<Violation> unknown = mapping.keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> new Violation("/columns", "the file has no column '" + name + "'"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "the mapping does not fit the file", unknown);
        }
    }

    private static String target(String meaning) {
        String field = meaning == null ? "" : meaning.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (meaning == null || meaning.isBlank()) {
            return "";
        }
        if (FIELDS.contains(field)) {
            return field;
        }
        return meaning.startsWith(METADATA) || meaning.startsWith(DATA) ? meaning : DATA + meaning;
    }

    /** The header row. */
    List<String> header() {
        return header;
    }

    /** A row's recipient; an empty cell says nothing. The row has as many cells as the header. */
    BatchRecipient recipient(List<String> cells) {
        Map<String, String> fields = new HashMap<>();
        Map<String, Object> data = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            String target = targets.get(i);
            String cell = cells.get(i);
            if (cell.isEmpty() || target.isEmpty()) {
                continue;
            }
            if (target.startsWith(DATA)) {
                data.put(target.substring(DATA.length()), cell);
            } else if (target.startsWith(METADATA)) {
                metadata.put(target.substring(METADATA.length()), cell);
            } else {
                fields.put(target, cell.strip());
            }
        }
        return recipient(fields, data, metadata);
    }

    private static BatchRecipient recipient(
            Map<String, String> fields, Map<String, Object> data, Map<String, String> metadata) {
        String tokens = fields.get("devicetokens");
        return new BatchRecipient(
                fields.get("userid"),
                fields.get("email"),
                fields.get("phone"),
                fields.get("whatsapp"),
                tokens == null ? null : List.of(tokens.split(TOKENS_APART)),
                fields.get("locale"),
                fields.get("timezone"),
                data.isEmpty() ? null : data,
                metadata.isEmpty() ? null : metadata);
    }
}
