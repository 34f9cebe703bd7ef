package io.carillon.core.recipient;

import io.carillon.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks a whole import. Pure. */
final class SubscriberImport {
    static final List<Violation> NO_BODY = List.of(new Violation("", "the body is missing"));
    private static final int MOST = 1000;
    private static final int MOST_VIOLATIONS = 100;

    private SubscriberImport() {}

    /** What is wrong with it, the first hundred things at most. */
    static List<Violation> violations(SubscriberRequest.Import request) {
        if (request == null || request.subscribers() == null) {
            return NO_BODY;
        }
        List<SubscriberRequest> people = request.subscribers();
        if (people.size() > MOST) {
            return List.of(new Violation("/subscribers", "holds more than " + MOST));
        }
        List<Violation> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < people.size() && violations.size() < MOST_VIOLATIONS; i++) {
            violations.addAll(violations(people.get(i), "/subscribers/" + i, seen));
        }
        return violations;
    }

    private static List<Violation> violations(SubscriberRequest person, String at, Set<String> seen) {
        if (person == null) {
            return List.of(new Violation(at, "is null"));
        }
        return seen.add(person.userId())
                ? person.violations(at)
                : List.of(new Violation(at + "/userId", "comes twice"));
    }
}
