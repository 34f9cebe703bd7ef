package io.carillon.core.intake;

import io.carillon.problem.ProblemType;
import io.carillon.problem.Violation;
import java.util.List;

/**
 * Why a request cannot be accepted.
 *
 * @param type the problem a REST caller gets; its slug is the reason code elsewhere
 * @param detail one line for people, without personal data
 * @param violations fields at fault, as JSON pointers into the request
 */
public record Rejection(ProblemType type, String detail, List<Violation> violations) {

    static Rejection of(ProblemType type, String detail) {
        return new Rejection(type, detail, List.of());
    }

    static Rejection of(ProblemType type, String pointer, String detail) {
        return new Rejection(type, detail, List.of(new Violation(pointer, detail)));
    }
}
