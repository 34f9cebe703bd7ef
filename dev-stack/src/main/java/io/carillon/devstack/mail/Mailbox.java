package io.carillon.devstack.mail;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All mail that arrived, newest kept longest: at most a hundred thousand mails and a bounded number of bytes. The
 * counts go on when old mail is dropped. Safe for use by several threads.
 */
public final class Mailbox {

    private static final int MOST_MAILS = 100_000;
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final int LONGEST_MAIL = 512 * 1024;

    /** What was counted since the start or the last {@code clear}. */
    public record Counts(long messages, long distinctMessageIds, long duplicates, long connections) {}

    private final Clock clock;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private MessageIds messageIds = new MessageIds();
    private long bytes;
    private long lastId;
    private long received;
    private long withoutId;
    private long connections;

    public Mailbox(Clock clock) {
        this.clock = clock;
    }

    public synchronized void receive(String sender, List<String> recipients, byte[] raw) {
        received++;
        MessageIds.of(raw).ifPresentOrElse(messageIds::add, () -> withoutId++);
        byte[] kept = raw.length > LONGEST_MAIL ? Arrays.copyOf(raw, LONGEST_MAIL) : raw;
        mails.addLast(new Mail(++lastId, sender, List.copyOf(recipients), kept, clock.instant()));
        bytes += kept.length;
        while (mails.size() > MOST_MAILS || bytes > MOST_BYTES) {
            bytes -= mails.removeFirst().raw().length;
        }
    }

    synchronized void connected() {
        connections++;
    }

    /** Newest first. */
    synchronized List<Mail> list(Predicate<Mail> wanted, int limit) {
        List<Mail> found = new ArrayList<>();
        Iterator<Mail> newestFirst = mails.descendingIterator();
        while (newestFirst.hasNext() && found.size() < limit) {
            Mail mail = newestFirst.next();
            if (wanted.test(mail)) {
                found.add(mail);
            }
        }
        return found;
    }

    synchronized long count(Predicate<Mail> wanted) {
        return mails.stream().filter(wanted).count();
    }

    synchronized Optional<Mail> find(long id) {
        return mails.stream().filter(mail -> mail.id() == id).findFirst();
    }

    synchronized Counts counts() {
        long distinct = messageIds.size() + withoutId;
        return new Counts(received, distinct, received - distinct, connections);
    }

    synchronized void clear() {
        mails.clear();
        messageIds = new MessageIds();
        bytes = 0;
        received = 0;
        withoutId = 0;
        connections = 0;
    }
}
