package io.carillon.devstack.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a message to a magic recipient ends, so that a tenant can rehearse every ending; docs/simulators.md has the table.
 * Mail: {@code bounce@simulator.example} or {@code bounce+anything@simulator.example}. Phones: the numbers that North
 * America keeps for films, +1 NPA 555 01dx, where the digit d decides. Push tokens: {@code sim-dead-anything}.
 */
enum Rehearsal {
    DELIVERED("delivered", '0'),
    BOUNCED("bounce", '1'),
    INVALID("invalid", '2'),
    THROTTLED("throttled", '3'),
    BROKEN("broken", '4'),
    SLOW("slow", '5'),
    STOP("stop", '6'),
    OPENED("opened", '7'),
    CLICKED("clicked", '8'),
    SILENT("silent", '9'),
    COMPLAINT("complaint", '-'),
    DEAD("dead", '-');

    /** How long a slow vendor takes to answer. */
    static final long SLOW_MILLIS = 3_000;

    private static final Pattern MAIL =
            Pattern.compile("([a-z]+)(?:[+.-].*)?@simulator\\.example", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE = Pattern.compile("\\+?1[2-9]\\d\\d55501(\\d)\\d");
    private static final Pattern TOKEN = Pattern.compile("sim-([a-z]+)-.*");

    private final String word;
    private final char digit;

    Rehearsal(String word, char digit) {
        this.word = word;
        this.digit = digit;
    }

    /** Of a mail address; delivered for every other. */
    static Rehearsal ofMail(String address) {
        return word(MAIL.matcher(String.valueOf(address)));
    }

    /** Of a phone number, with or without plus; delivered for every other. */
    static Rehearsal ofPhone(String number) {
        Matcher matcher = PHONE.matcher(String.valueOf(number));
        return matcher.matches() ? byDigit(matcher.group(1).charAt(0)) : DELIVERED;
    }

    /** Of a push token; delivered for every other. */
    static Rehearsal ofToken(String token) {
        return word(TOKEN.matcher(String.valueOf(token)));
    }

    private static Rehearsal byDigit(char digit) {
        return Arrays.stream(values())
                .filter(value -> value.digit == digit)
                .findFirst()
                .orElse(DELIVERED);
    }

    private static Rehearsal word(Matcher matcher) {
        return matcher.matches()
                ? Arrays.stream(values())
                        .filter(value -> value.word.equalsIgnoreCase(matcher.group(1)))
                        .findFirst()
                        .orElse(DELIVERED)
                : DELIVERED;
    }

    /** The status of a vendor that refuses such messages for now, whatever they say. */
    Optional<Integer> refusal() {
        return switch (this) {
            case THROTTLED -> Optional.of(429);
            case BROKEN -> Optional.of(503);
            default -> Optional.empty();
        };
    }
}
