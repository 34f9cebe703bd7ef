package io.carillon.admin.lookup;

import io.carillon.admin.http.PageRequest;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.util.List;

/**
 * Which values to list.
 *
 * @param type null for all types
 * @param enabled null for enabled and disabled ones
 */
record LookupSearch(String type, Boolean enabled, PageRequest page) {

    /** Sort key of a value. */
    record Key(String type, int order, String code) {
        private static final Key FIRST = new Key("", -1, "");

        static String of(Lookup lookup) {
            return lookup.type() + "|" + lookup.order() + "|" + lookup.code();
        }

        private static Key parse(String text) {
            String[] parts = text.split("\\|", 3);
            if (parts.length != 3 || !parts[1].matches("[0-9]{1,7}")) {
                Violation violation = new Violation("/cursor", "is not a cursor of this list");
                throw new ProblemException(
                        CommonProblem.VALIDATION_FAILED, "Invalid paging parameter", List.of(violation));
            }
            return new Key(parts[0], Integer.parseInt(parts[1]), parts[2]);
        }
    }

    /** Where the page starts. */
    Key after() {
        return page.key().map(Key::parse).orElse(Key.FIRST);
    }
}
