package io.carillon.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem. Carries no stack trace: it is an answer, not a bug. */
public class ProblemException extends RuntimeException {
    private final transient ProblemType type;
    private final transient List<Violation> errors;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public ProblemException(ProblemType type, String detail, List<Violation> errors) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** Adds a response header, for example {@code Retry-After}. */
    public ProblemException withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    public Problem problem() {
        return Problem.of(type, getMessage(), errors);
    }
}
