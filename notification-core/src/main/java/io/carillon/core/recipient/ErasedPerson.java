package io.carillon.core.recipient;

import io.carillon.events.Channel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person who is being erased.
 *
 * @param addresses everything known to reach the person: e-mail addresses, numbers, push tokens
 */
public record ErasedPerson(PersonKey key, Set<String> addresses) {

    /** The addresses by hash, on every channel they could belong to. */
    public List<Address> hashes() {
        return addresses.stream().flatMap(this::keys).toList();
    }

    private Stream<Address> keys(String address) {
        return Stream.of(Channel.EMAIL, Channel.SMS, Channel.WHATSAPP, Channel.PUSH)
                .filter(channel -> ContactForm.isAddress(channel, address))
                .map(channel -> Address.of(key.tenant(), channel, address));
    }

    @Override
    public String toString() {
        return "ErasedPerson[" + key.tenant() + "]";
    }
}
