package io.carillon.admin.provider.check;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The TXT record by which receivers check signatures of mail: RFC 6376, section 3.6.1. Pure. */
final class DkimRecord {
    private static final String KEY = "p=";
    private static final Pattern NEXT_RECORD = Pattern.compile("(?i)v=DKIM1");

    private DkimRecord() {}

    /** What DNS says about a key. */
    enum Match {
        /** It is the public half of the key that signs. */
        SAME,
        /** It is another key. */
        OTHER,
        /** It is empty: the key was withdrawn. */
        WITHDRAWN,
        /** There is no record of a key. */
        NONE
    }

    /** Where the key of a selector is looked for. */
    static String nameOf(String domain, String selector) {
        return selector + "._domainkey." + domain;
    }

    /** The public half of a key; empty when the key does not tell it. */
    static Optional<PublicKey> publicHalf(PrivateKey key) {
        try {
            return key instanceof RSAPrivateCrtKey rsa
                    ? Optional.of(KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())))
                    : Optional.empty();
        } catch (GeneralSecurityException unusual) {
            return Optional.empty();
        }
    }

    /** What to publish. */
    static String of(PublicKey key) {
        return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /**
     * Compares.
     *
     * @param texts the character strings that DNS holds under the name; a long record comes in several, in order
     */
    static Match match(List<String> texts, PublicKey key) {
        Optional<String> published = Arrays.stream(String.join("", texts).split(";"))
                .map(tag -> tag.replaceAll("\\s", ""))
                .filter(tag -> tag.startsWith(KEY))
                .map(tag -> NEXT_RECORD.split(tag.substring(KEY.length()), 2)[0])
                .reduce((first, last) -> first.equals(encoded(key)) ? first : last);
        return published.map(given -> match(given, key)).orElse(Match.NONE);
    }

    private static Match match(String published, PublicKey key) {
        if (published.isEmpty()) {
            return Match.WITHDRAWN;
        }
        return published.equals(encoded(key)) ? Match.SAME : Match.OTHER;
    }

    private static String encoded(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
