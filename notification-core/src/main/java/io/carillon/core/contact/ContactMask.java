package io.carillon.core.contact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides contacts: enough stays to recognise one's own, too little to write to it. Pure. */
public final class ContactMask {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\"'<>,;:]{1,64}@([^\\s@\"'<>,;:]{1,255})");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d ()/-]{5,18}\\d");
    private static final Set<String> CONTACTS =
            Set.of("email", "phone", "whatsapp", "address", "deviceTokens", "deviceToken", "token");
    private static final String HIDDEN = "***";
    private static final int SHOWN = 2;

    private ContactMask() {}

    /** One contact: {@code a***@example.com}, {@code ***67}; null stays null. */
    public static String mask(String contact) {
        if (contact == null) {
            return null;
        }
        int at = contact.lastIndexOf('@');
        if (at > 0) {
            return contact.substring(0, 1) + HIDDEN + contact.substring(at);
        }
        return contact.length() <= 2 * SHOWN ? HIDDEN : HIDDEN + contact.substring(contact.length() - SHOWN);
    }

    /** A text with every e-mail address and phone number in it hidden. */
    public static String maskText(String text) {
        String mailless = EMAIL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(mask(found.group())));
        return PHONE.matcher(mailless).replaceAll(found -> Matcher.quoteReplacement(mask(found.group())));
    }

    /** A JSON value with its contacts hidden: by the names of fields, and in every text. Ids stay readable. */
    public static Object maskJson(Object json) {
        return switch (json) {
            case Map<?, ?> object -> maskObject(object);
            case List<?> list -> maskAll(list);
            case String text -> isId(text) ? text : maskText(text);
            case null, default -> json;
        };
    }

    private static Map<String, Object> maskObject(Map<?, ?> object) {
        Map<String, Object> masked = new LinkedHashMap<>();
        object.forEach((name, value) ->
                masked.put(name.toString(), CONTACTS.contains(name.toString()) ? hide(value) : maskJson(value)));
        return masked;
    }

    private static List<Object> maskAll(List<?> list) {
        List<Object> masked = new ArrayList<>(list.size());
        list.forEach(value -> masked.add(maskJson(value)));
        return masked;
    }

    private static Object hide(Object value) {
        return switch (value) {
            case String text -> mask(text);
            case List<?> list -> list.stream().map(ContactMask::hide).toList();
            case null -> null;
            default -> HIDDEN;
        };
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                || text.matches("\\d{4}-\\d\\d-\\d\\dT.*");
    }
}
