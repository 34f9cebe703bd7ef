package io.carillon.core.preference;

import io.carillon.core.recipient.Address;
import io.carillon.events.Channel;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** The addresses by which people leave a category of mail with one click. Safe to call anywhere: it only computes. */
@ApplicationScoped
public class UnsubscribeLinks {
    /** A header field has 998 characters at most (RFC 5322 §2.1.1); the rest is for its name. */
    private static final int LONGEST = 900;

    private final UnsubscribeTokens tokens;
    private final String base;

    UnsubscribeLinks(UnsubscribeTokens tokens, UnsubscribeConfig config) {
        this.tokens = tokens;
        this.base = config.publicUrl().replaceAll("/+$", "") + "/unsubscribe/";
    }

    /**
     * The address for a mail of a category; empty when nobody may leave it because it is mandatory or transactional.
     *
     * @param userId whose preferences it changes, or null for those of the address alone
     */
    public Optional<String> ofMail(
            TenantId tenant, String userId, String address, String category, Optional<Category> configured) {
        boolean stays = configured
                .map(known -> known.mandatory() || known.transactional())
                .orElse(false);
        return stays
                ? Optional.empty()
                : subjects(tenant, userId, address)
                        .map(subject -> base + tokens.issue(new Unsubscription(subject, Channel.EMAIL, category)))
                        .filter(url -> url.length() <= LONGEST)
                        .findFirst();
    }

    /** The user, or the address where a user id is too long for a header field. */
    private static Stream<Subject> subjects(TenantId tenant, String userId, String address) {
        return Stream.concat(
                Stream.ofNullable(userId).map(id -> Subject.ofUser(tenant, id)),
                Stream.of(Subject.ofAddress(Address.of(tenant, Channel.EMAIL, address))));
    }
}
