package io.carillon.core.recipient;

import io.carillon.events.Channel;
import io.carillon.events.Recipient;
import io.carillon.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A recipient on the way to being known: what a request says, filled up by one directory after the other. Pure.
 *
 * @param known what is known so far
 * @param wanted channels the request is for
 * @param unresolved whether a directory that may know more could not be asked
 */
public record Person(TenantId tenant, Recipient known, Set<Channel> wanted, boolean unresolved) {
    private static final int MAX_USER_ID = 255;

    /** A recipient as its request names it. */
    public static Person of(TenantId tenant, Recipient inline, Set<Channel> wanted) {
        return new Person(tenant, inline, wanted, false);
    }

    /** By what name directories may know the person; empty for raw contacts. */
    public Optional<PersonKey> key() {
        return Optional.ofNullable(known.userId())
                .filter(id -> ContactForm.isLine(id, MAX_USER_ID))
                .map(id -> new PersonKey(tenant, id));
    }

    /** Whether there is a contact for every channel wanted. */
    public boolean isComplete() {
        return wanted.stream().allMatch(channel -> channel == Channel.WEBHOOK || isReachable(known, channel));
    }

    /** The same person, with what {@code more} knows where nothing was known. */
    public Person with(Recipient more) {
        Recipient merged = new Recipient(
                known.userId(),
                first(known.email(), more.email()),
                first(known.phone(), more.phone()),
                first(known.whatsapp(), more.whatsapp()),
                known.deviceTokens() == null || known.deviceTokens().isEmpty()
                        ? more.deviceTokens()
                        : known.deviceTokens(),
                first(known.locale(), more.locale()),
                first(known.timeZone(), more.timeZone()));
        return new Person(tenant, merged, wanted, unresolved);
    }

    /** The same person, of whom more may be known later. */
    public Person unanswered() {
        return new Person(tenant, known, wanted, true);
    }

    /** Whether {@code recipient} can be reached on {@code channel}. */
    public static boolean isReachable(Recipient recipient, Channel channel) {
        return switch (channel) {
            case EMAIL -> recipient.email() != null;
            case SMS -> recipient.phone() != null;
            case WHATSAPP -> recipient.whatsapp() != null;
            case PUSH -> isNotEmpty(recipient.deviceTokens());
            case IN_APP -> recipient.userId() != null;
            case WEBHOOK -> false;
        };
    }

    private static boolean isNotEmpty(List<String> tokens) {
        return tokens != null && !tokens.isEmpty();
    }

    private static String first(String given, String found) {
        return given != null ? given : found;
    }

    @Override
    public String toString() {
        return "Person[" + tenant + "]";
    }
}
