package io.carillon.rendering;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which of a version's languages a reader gets: {@code fr-CA → fr → the tenant's default and its parents → any}. */
public final class LocaleChain {
    private LocaleChain() {}

    /**
     * Sources found.
     *
     * @param locale the language they are written in, as the version names it
     * @param parts the sources; an approved WhatsApp template is meant in that language unless its author named another
     */
    public record Localised(String locale, Content parts) {
        public Localised {
            boolean isOfLocale = parts.whatsappTemplate() != null && parts.whatsappLanguage() == null;
            parts = isOfLocale ? parts.withWhatsappLanguage(languageAtMeta(locale)) : parts;
        }
    }

    /** {@code pt-BR → pt_BR}; Meta knows languages and countries, no scripts. Null for a tag that names no language. */
    private static String languageAtMeta(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String country = locale.getCountry().isEmpty() ? "" : "_" + locale.getCountry();
        return locale.getLanguage().isEmpty() ? null : locale.getLanguage() + country;
    }

    /** Each tag followed by its parents; tags that are null or empty are passed over. */
    public static List<String> of(String... tags) {
        List<String> chain = new ArrayList<>(2 * tags.length);
        for (String wanted : tags) {
            String tag = wanted;
            while (tag != null && !tag.isEmpty()) {
                chain.add(tag);
                int dash = tag.lastIndexOf('-');
                tag = dash < 0 ? null : tag.substring(0, dash);
            }
        }
        return chain;
    }

    /**
     * The first of the wanted languages that has content for the channel; any other when none has.
     *
     * @param locales a version's sources by BCP 47 tag and channel; the case of tags does not matter
     * @param wanted tags, the dearest first, the tenant's default last
     */
    public static Optional<Localised> find(
            Map<String, Map<Channel, Content>> locales, Channel channel, String... wanted) {
        return of(wanted).stream()
                .flatMap(tag -> written(locales, channel, tag).stream())
                .findFirst()
                .or(() -> any(locales, channel));
    }

    private static Optional<Localised> written(
            Map<String, Map<Channel, Content>> locales, Channel channel, String tag) {
        Map<Channel, Content> exact = locales.get(tag);
        if (exact != null && exact.containsKey(channel)) {
            return Optional.of(new Localised(tag, exact.get(channel)));
        }
        return locales.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(tag))
                .filter(entry -> entry.getValue().containsKey(channel))
                .map(entry -> new Localised(entry.getKey(), entry.getValue().get(channel)))
                .findFirst();
    }

    private static Optional<Localised> any(Map<String, Map<Channel, Content>> locales, Channel channel) {
        return locales.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(channel))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Localised(entry.getKey(), entry.getValue().get(channel)))
                .findFirst();
    }
}
