package io.carillon.admin.http;

import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.ProblemType;
import io.carillon.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects all that is wrong with a request, then refuses it once. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    public void add(String pointer, String detail) {
        found.add(new Violation(pointer, detail));
    }

    /** Adds what another collected about a part of the request. */
    public void addAll(String pointer, Violations others) {
        others.found.forEach(other -> add(pointer + other.pointer(), other.detail()));
    }

    public void unless(boolean right, String pointer, String detail) {
        if (!right) {
            add(pointer, detail);
        }
    }

    /** A text that is required, not blank, not too long and free of control characters. */
    public void text(String pointer, String value, int longest) {
        faultOfText(value, longest).ifPresent(fault -> add(pointer, fault));
    }

    /** What is wrong with a text that is required, not blank, not too long and free of control characters. */
    public static Optional<String> faultOfText(String value, int longest) {
        Optional<String> fault = faultOfLength(value, longest);
        return fault.isPresent() || isClean(value) ? fault : Optional.of("must not contain control characters");
    }

    /** Like {@link #faultOfText}, for a text of several lines. */
    public static Optional<String> faultOfLines(String value, int longest) {
        return value == null ? faultOfText(null, longest) : faultOfText(value.replaceAll("[\r\n\t]", " "), longest);
    }

    private static Optional<String> faultOfLength(String value, int longest) {
        if (value == null || value.isBlank()) {
            return Optional.of("is required");
        }
        return value.length() <= longest
                ? Optional.empty()
                : Optional.of("must not be longer than " + longest + " characters");
    }

    public void throwIfAny() {
        throwIfAny(CommonProblem.VALIDATION_FAILED);
    }

    public void throwIfAny(ProblemType type) {
        if (!found.isEmpty()) {
            throw new ProblemException(
                    type, found.size() == 1 ? "1 field is wrong" : found.size() + " fields are wrong", found);
        }
    }

    /** One step of a JSON pointer (RFC 6901 §3). */
    public static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isClean(String value) {
        return value.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }
}
