package io.carillon.admin.http;

import io.carillon.admin.AdminProblem;
import io.carillon.problem.ProblemException;
import java.util.OptionalLong;

/** The revision a writer has read, from {@code If-Match}; none means "whatever is there". */
public record Revision(OptionalLong expected) {
    /** Expects nothing. */
    public static final Revision ANY = new Revision(OptionalLong.empty());

    /** Reads an {@code If-Match} header, null where absent; a tag that is none of ours matches nothing. */
    public static Revision ifMatch(String header) {
        if (header == null || header.equals("*")) {
            return ANY;
        }
        String tag = header.replace("\"", "").trim();
        return new Revision(OptionalLong.of(tag.matches("[0-9]{1,18}") ? Long.parseLong(tag) : -1));
    }

    /** The {@code ETag} of a revision. */
    public static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /** Fails with the stale problem unless {@code actual} is the revision the writer has read. */
    public void check(long actual) {
        if (expected.isPresent() && expected.getAsLong() != actual) {
            throw new ProblemException(AdminProblem.STALE, "The current revision is " + actual);
        }
    }
}
