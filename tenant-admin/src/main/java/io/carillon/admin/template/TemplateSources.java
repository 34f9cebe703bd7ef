package io.carillon.admin.template;

import io.carillon.admin.http.Violations;
import io.carillon.events.Attachment;
import io.carillon.events.Button;
import io.carillon.events.Channel;
import io.carillon.rendering.AttachmentChecks;
import io.carillon.rendering.WhatsAppRules;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sources within one channel's content, and which of them the channel cannot do without. */
final class TemplateSources {
    static final int LARGEST_BYTES = 64 * 1024;

    private TemplateSources() {}

    /** Every source that is rendered, by its JSON pointer within the content; MJML is not, what it becomes is. */
    static Map<String, String> of(ChannelContent content) {
        Map<String, String> sources = new LinkedHashMap<>();
        add(sources, "/subject", content.subject());
        add(sources, "/html", content.html());
        add(sources, "/text", content.text());
        add(sources, "/title", content.title());
        add(sources, "/body", content.body());
        add(sources, "/actionUrl", content.actionUrl());
        add(sources, "/actionLabel", content.actionLabel());
        List<String> parameters = content.whatsappParameters() == null ? List.of() : content.whatsappParameters();
        for (int i = 0; i < parameters.size(); i++) {
            add(sources, "/whatsappParameters/" + i, parameters.get(i));
        }
        Map<String, String> data = content.data() == null ? Map.of() : content.data();
        data.forEach((key, value) -> add(sources, "/data" + Violations.step(key), value));
        List<Attachment> files = content.attachments() == null ? List.of() : content.attachments();
        for (int i = 0; i < files.size(); i++) {
            addFile(sources, "/attachments/" + i, files.get(i));
        }
        addWhatsApp(sources, content);
        return sources;
    }

    private static void addWhatsApp(Map<String, String> sources, ChannelContent content) {
        if (content.media() != null) {
            add(sources, "/media/url", content.media().url());
            add(sources, "/media/caption", content.media().caption());
            add(sources, "/media/fileName", content.media().fileName());
        }
        List<Button> buttons = content.buttons() == null ? List.of() : content.buttons();
        for (int i = 0; i < buttons.size(); i++) {
            if (buttons.get(i) != null) {
                add(sources, "/buttons/" + i + "/id", buttons.get(i).id());
                add(sources, "/buttons/" + i + "/label", buttons.get(i).label());
                add(sources, "/buttons/" + i + "/url", buttons.get(i).url());
            }
        }
    }

    private static void addFile(Map<String, String> sources, String pointer, Attachment file) {
        if (file != null) {
            add(sources, pointer + "/name", file.name());
            add(sources, pointer + "/url", file.url());
        }
    }

    /** What every draft must keep to: sizes, text that can be stored, MJML in e-mail only and not beside HTML. */
    static void checkForm(Violations violations, String pointer, Channel channel, ChannelContent content) {
        of(content).forEach((part, source) -> checkSource(violations, pointer + part, source));
        if (content.mjml() != null) {
            checkSource(violations, pointer + "/mjml", content.mjml());
            violations.unless(channel == Channel.EMAIL, pointer + "/mjml", "is for e-mail only");
            violations.unless(content.html() == null, pointer + "/mjml", "must not stand beside html");
        }
        checkFiles(violations, pointer + "/attachments", channel, content.attachments());
        boolean whatsApp = channel == Channel.WHATSAPP;
        violations.unless(content.media() == null || whatsApp, pointer + "/media", "is for WhatsApp only");
        violations.unless(content.buttons() == null || whatsApp, pointer + "/buttons", "are for WhatsApp only");
    }

    /** Every service keeps templates in memory, so large files are given by their address. */
    private static void checkFiles(Violations violations, String pointer, Channel channel, List<Attachment> files) {
        violations.unless(files == null || channel == Channel.EMAIL, pointer, "are for e-mail only");
        AttachmentChecks.ofSources(files, AttachmentChecks.MOST_IN_TEMPLATE)
                .forEach(fault -> violations.add(pointer + fault.pointer(), fault.detail()));
    }

    static void checkSource(Violations violations, String pointer, String source) {
        violations.unless(bytes(source) <= LARGEST_BYTES, pointer, "must not exceed 64 KB");
        boolean storable = source.indexOf('\0') < 0
                && source.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        violations.unless(storable, pointer, "holds a NUL character or half a surrogate pair");
    }

    /** Says what {@code channel} lacks to be sendable. */
    static void checkComplete(Violations violations, String pointer, Channel channel, ChannelContent content) {
        switch (channel) {
            case EMAIL -> {
                need(violations, pointer + "/subject", content.subject());
                violations.unless(
                        has(content.html()) || has(content.mjml()) || has(content.text()),
                        pointer,
                        "needs html, mjml or text");
            }
            case SMS -> need(violations, pointer + "/text", content.text());
            case PUSH, IN_APP -> {
                need(violations, pointer + "/title", content.title());
                need(violations, pointer + "/body", content.body());
            }
            case WHATSAPP ->
                WhatsAppRules.faultsOf(content.sources())
                        .forEach(fault -> violations.add(pointer + fault.pointer(), fault.detail()));
            case WEBHOOK -> violations.unless(!of(content).isEmpty(), pointer, "is empty");
        }
    }

    private static void need(Violations violations, String pointer, String source) {
        violations.unless(has(source), pointer, "is required");
    }

    private static boolean has(String source) {
        return source != null && !source.isBlank();
    }

    private static void add(Map<String, String> sources, String pointer, String source) {
        if (source != null) {
            sources.put(pointer, source);
        }
    }

    private static int bytes(String source) {
        return source.getBytes(StandardCharsets.UTF_8).length;
    }
}
