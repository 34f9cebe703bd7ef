package io.carillon.problem;

/** A kind of error a caller may meet. Each service lists its own in one enum; every slug has a page in the docs. */
public interface ProblemType {

    /** What is fixed about this kind of error. */
    Facts facts();

    /** Stable name, kebab case; becomes {@code urn:carillon:problem:<slug>}. */
    default String slug() {
        return facts().slug();
    }

    /** One short sentence for people; the same for every occurrence. */
    default String title() {
        return facts().title();
    }

    /** HTTP status. */
    default int status() {
        return facts().status();
    }

    /** Whose turn it is; picks log level and metric tag. */
    default Category category() {
        return facts().category();
    }

    /** What is fixed about a kind of error. */
    record Facts(String slug, String title, int status, Category category) {}

    /** Whose turn it is to act. */
    enum Category {
        CALLER,
        LIMIT,
        CONFLICT,
        DEPENDENCY,
        INTERNAL
    }
}
