package io.carillon.admin.http;

import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which page of a list.
 *
 * @param limit 1 to 200 items
 * @param key sort key of the last item already seen; empty for the first page
 */
public record PageRequest(int limit, Optional<String> key) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /**
     * Reads query parameters, null where absent.
     *
     * @throws ProblemException validation-failed when the limit is out of range or the cursor is malformed
     */
    public static PageRequest of(Integer limit, String cursor) {
        int wanted = limit == null ? DEFAULT_LIMIT : limit;
        if (wanted < 1 || wanted > LARGEST_LIMIT) {
            throw refused("/limit", "must be between 1 and " + LARGEST_LIMIT);
        }
        return new PageRequest(wanted, Optional.ofNullable(cursor).map(PageRequest::decode));
    }

    /** How many rows to read so that the end of the list shows. */
    public int rows() {
        return limit + 1;
    }

    /** For lists by ascending id: the id after which the page starts. */
    public UUID after() {
        return parsed(UUID::fromString).orElse(BEFORE_ALL);
    }

    /** For lists by ascending text: the text after which the page starts. */
    public String afterText() {
        return key.orElse("");
    }

    /** For lists by descending id: the id before which the page starts. */
    public UUID beforeId() {
        return parsed(UUID::fromString).orElse(AFTER_ALL);
    }

    /** For lists by descending number: the number below which the page starts. */
    public int beforeNumber() {
        return parsed(Integer::valueOf).orElse(Integer.MAX_VALUE);
    }

    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
    }

    private <T> Optional<T> parsed(Function<String, T> parse) {
        try {
            return key.map(parse);
        } catch (IllegalArgumentException notOurs) {
            throw refused("/cursor", "is not a cursor of this list");
        }
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notOurs) {
            throw refused("/cursor", "is not a cursor of this list");
        }
    }

    private static ProblemException refused(String pointer, String detail) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED, "Invalid paging parameter", List.of(new Violation(pointer, detail)));
    }
}
