package io.carillon.problem;

/** A kind of error a caller may meet. Each service lists its own in one enum; every slug has a page in the docs. */
public interface ProblemType {

    /** Stable name, kebab case; becomes {@code urn:carillon:problem:<slug>}. */
    String slug();

    /** One short sentence for people; the same for every occurrence. */
    String title();

    /** HTTP status. */
    int status();

    /** Whose turn it is; picks log level and metric tag. */
    Category category();

    /** Whose turn it is to act. */
    enum Category {
        CALLER,
        LIMIT,
        CONFLICT,
        DEPENDENCY,
        INTERNAL
    }
}
