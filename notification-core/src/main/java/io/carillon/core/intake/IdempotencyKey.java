package io.carillon.core.intake;

import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.util.List;
import java.util.Optional;

/** The header that makes a request repeat-safe. Pure. */
public final class IdempotencyKey {
    /** Its name. */
    public static final String HEADER = "Idempotency-Key";

    private static final int MAX = 255;

    private IdempotencyKey() {}

    /**
     * The caller's key, if there is one.
     *
     * @throws ProblemException when it is empty or too long
     */
    public static Optional<String> of(String header) {
        if (header != null && (header.isBlank() || header.length() > MAX)) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "header " + HEADER,
                    List.of(new Violation("/" + HEADER, "must have 1 to " + MAX + " characters")));
        }
        return Optional.ofNullable(header);
    }
}
