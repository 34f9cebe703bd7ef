package io.carillon.core.query;

import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads query parameters and collects what is wrong with them. */
public final class Query {
    private final List<Violation> faults = new ArrayList<>(0);

    /** The parameter as {@code reading} has it; null when it is left out or cannot be read. */
    public <T> T read(String name, String value, Function<String, T> reading) {
        try {
            return value == null ? null : reading.apply(value);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            faults.add(new Violation("/" + name, "is not what this parameter takes"));
            return null;
        }
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException when a parameter could not be read
     */
    public void refuseFaults() {
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "query parameters", faults);
        }
    }
}
