package io.carillon.dispatcher.receipt;

import io.carillon.events.ContactAnswered;
import io.carillon.events.DeliveryReceipt;
import java.util.ArrayList;
import java.util.List;

/**
 * What one callback says. A receipt names its delivery whenever the vendor hands our id back, else the vendor's message.
 *
 * @param receipts what became of messages
 * @param answers what recipients wrote back that changes whether they may be written to
 * @param ignored how many events it held besides
 */
public record Reports(List<DeliveryReceipt> receipts, List<ContactAnswered> answers, int ignored) {
    public static final Reports NOTHING = new Reports(List.of(), List.of(), 0);

    public static Reports of(DeliveryReceipt receipt) {
        return new Reports(List.of(receipt), List.of(), 0);
    }

    public static Reports of(ContactAnswered answer) {
        return new Reports(List.of(), List.of(answer), 0);
    }

    /** One event that means nothing to us. */
    public static Reports ignoring() {
        return new Reports(List.of(), List.of(), 1);
    }

    /** All of these, in order. */
    public static Reports all(List<Reports> parts) {
        List<DeliveryReceipt> receipts = new ArrayList<>();
        List<ContactAnswered> answers = new ArrayList<>();
        parts.forEach(part -> receipts.addAll(part.receipts()));
        parts.forEach(part -> answers.addAll(part.answers()));
        int ignored = parts.stream().mapToInt(Reports::ignored).sum();
        return new Reports(List.copyOf(receipts), List.copyOf(answers), ignored);
    }
}
