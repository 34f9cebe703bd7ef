package io.carillon.rendering;

import io.carillon.events.Button;
import io.carillon.events.Content;
import io.carillon.events.Media;
import io.carillon.events.MediaKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which parts a WhatsApp message may have together, and how long those may be in which nothing is put in: how the others
 * end only the vendor sees. Source of the numbers: Meta documentation "Cloud API Reference: Messages". Pure.
 */
public final class WhatsAppRules {
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_BELOW = 1024;
    private static final int LONGEST_LABEL = 20;
    private static final int LONGEST_ID = 256;
    private static final int MOST_ANSWERS = 3;
    private static final int MOST_TEMPLATE_BUTTONS = 10;
    private static final Pattern TEMPLATE = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2,3})?");
    private static final Pattern UNFIT = Pattern.compile("[\\n\\r\\t]| {5}");

    private final List<SourceFault> faults = new ArrayList<>();
    private final Content content;

    private WhatsAppRules(Content content) {
        this.content = content;
    }

    /** What is wrong with content as an author or caller wrote it; pointers are within the content. */
    public static List<SourceFault> faultsOf(Content content) {
        return new WhatsAppRules(content).check();
    }

    private List<SourceFault> check() {
        media(content.media());
        if (content.whatsappTemplate() != null) {
            template();
        } else {
            freeForm();
        }
        return List.copyOf(faults);
    }

    private void template() {
        require(matches(content.whatsappTemplate(), TEMPLATE), "/whatsappTemplate", "is no name of a template at Meta");
        require(
                content.whatsappLanguage() == null || matches(content.whatsappLanguage(), LANGUAGE),
                "/whatsappLanguage",
                "is no language at Meta: en or pt_BR");
        require(
                content.media() == null || content.media().kind() != MediaKind.AUDIO,
                "/media/kind",
                "must be image, video or document above a template");
        parameters(listed(content.whatsappParameters()));
        templateButtons(listed(content.buttons()));
    }

    private void parameters(List<String> parameters) {
        for (int at = 0; at < parameters.size(); at++) {
            String where = "/whatsappParameters/" + at;
            require(has(parameters.get(at)), where, "is empty");
            limit(where, parameters.get(at), LONGEST_BELOW);
            require(
                    !UNFIT.matcher(parameters.get(at)).find(),
                    where,
                    "holds a line break, a tab or more than four spaces in a row");
        }
    }

    private void templateButtons(List<Button> buttons) {
        require(buttons.size() <= MOST_TEMPLATE_BUTTONS, "/buttons", "holds more than " + MOST_TEMPLATE_BUTTONS);
        for (int at = 0; at < buttons.size(); at++) {
            Button button = buttons.get(at);
            require(
                    has(button.id()) != has(button.url()),
                    "/buttons/" + at,
                    "needs the id of an answer or the changing end of a link's url");
            require(button.label() == null, "/buttons/" + at + "/label", "stands in the approved template");
        }
    }

    private void freeForm() {
        List<Button> buttons = listed(content.buttons());
        require(
                listed(content.whatsappParameters()).isEmpty(),
                "/whatsappParameters",
                "are for a template, and none is named");
        if (buttons.isEmpty()) {
            require(has(content.text()) || content.media() != null, "", "needs text, media or whatsappTemplate");
            limit("/text", content.text(), content.media() == null ? LONGEST_TEXT : LONGEST_BELOW);
            oneCaption();
        } else {
            require(has(content.text()), "/text", "is needed above buttons");
            limit("/text", content.text(), LONGEST_BELOW);
            require(
                    content.media() == null
                            || content.media().kind() != MediaKind.AUDIO
                                    && content.media().caption() == null,
                    "/media",
                    "above buttons must be an image, video or document without caption");
            buttons(buttons);
        }
    }

    private void oneCaption() {
        Media media = content.media();
        boolean twoTexts = media != null && has(content.text()) && has(media.caption());
        require(!twoTexts, "/text", "must not stand beside a caption");
        boolean unsaid = media != null && media.kind() == MediaKind.AUDIO && has(content.text());
        require(!unsaid, "/text", "cannot go with a sound");
    }

    private void buttons(List<Button> buttons) {
        boolean links = buttons.stream().anyMatch(button -> button.url() != null);
        require(
                links ? buttons.size() == 1 : buttons.size() <= MOST_ANSWERS,
                "/buttons",
                "must be one link, or at most " + MOST_ANSWERS + " answers");
        for (int at = 0; at < buttons.size(); at++) {
            button("/buttons/" + at, buttons.get(at));
        }
        long different = buttons.stream().map(Button::id).distinct().count();
        require(links || different == buttons.size(), "/buttons", "must have different ids");
    }

    private void button(String at, Button button) {
        require(has(button.label()), at + "/label", "is empty");
        limit(at + "/label", button.label(), LONGEST_LABEL);
        if (button.url() == null) {
            require(has(button.id()), at + "/id", "is needed to tell the answer");
            limit(at + "/id", button.id(), LONGEST_ID);
        } else {
            require(button.id() == null, at + "/id", "must not stand beside url");
            address(at + "/url", button.url());
        }
    }

    private void media(Media media) {
        if (media == null) {
            return;
        }
        require(media.kind() != null, "/media/kind", "is needed");
        require(has(media.url()), "/media/url", "is needed");
        address("/media/url", media.url());
        limit("/media/caption", media.caption(), LONGEST_BELOW);
        require(media.caption() == null || media.kind() != MediaKind.AUDIO, "/media/caption", "cannot go with a sound");
        require(
                media.fileName() == null || media.kind() == MediaKind.DOCUMENT,
                "/media/fileName",
                "is for a document only");
        require(
                content.whatsappTemplate() == null || media.caption() == null,
                "/media/caption",
                "cannot go with a template");
    }

    private void address(String at, String url) {
        require(url == null || isOpen(url) || isWeb(url), at, "must be an https address");
    }

    private static boolean isWeb(String url) {
        try {
            URI parsed = URI.create(url);
            return "https".equalsIgnoreCase(parsed.getScheme()) && parsed.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private void limit(String at, String words, int most) {
        boolean fits = words == null || isOpen(words) || words.length() <= most;
        require(fits, at, "is longer than " + most + " characters");
    }

    private boolean matches(String words, Pattern form) {
        return isOpen(words) || form.matcher(words).matches();
    }

    /** Whether something will be put in, so that nobody knows yet how it ends. */
    private boolean isOpen(String words) {
        return words.contains("{");
    }

    private static boolean has(String words) {
        return words != null && !words.isBlank();
    }

    private static <T> List<T> listed(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private void require(boolean condition, String pointer, String detail) {
        if (!condition) {
            faults.add(new SourceFault(pointer, 0, detail));
        }
    }
}
