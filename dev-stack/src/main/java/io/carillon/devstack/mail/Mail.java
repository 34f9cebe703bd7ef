package io.carillon.devstack.mail;

import java.time.Instant;
import java.util.List;

/** One mail as it arrived: its envelope and its raw text, possibly cut. */
public record Mail(long id, String sender, List<String> recipients, byte[] raw, Instant receivedAt) {

    boolean isFor(String address) {
        return recipients.stream().anyMatch(address::equalsIgnoreCase);
    }
}
