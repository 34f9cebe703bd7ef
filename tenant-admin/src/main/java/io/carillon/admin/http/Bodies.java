package io.carillon.admin.http;

import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;

/** Request bodies that may not be absent. */
public final class Bodies {
    private Bodies() {}

    /** The body, or the invalid-json problem when there was none. */
    public static <T> T required(T body) {
        if (body == null) {
            throw new ProblemException(CommonProblem.INVALID_JSON, "A JSON object is expected");
        }
        return body;
    }
}
