package io.carillon.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The body of an error answer (RFC 9457). */
@RegisterForReflection(targets = {Problem.class, Violation.class})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Violation> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, String detail, List<Violation> errors) {
        return new Problem("urn:carillon:problem:" + type.slug(), type.title(), type.status(), detail, errors);
    }

    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, List.of());
    }
}
