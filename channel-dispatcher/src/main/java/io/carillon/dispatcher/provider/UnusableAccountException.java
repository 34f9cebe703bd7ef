package io.carillon.dispatcher.provider;

/** A provider account lacks something its provider needs; the attempt there ends MISCONFIGURED. */
public final class UnusableAccountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Names what is wrong.
     *
     * @param code short stable code
     * @param name the setting or secret concerned, never its value
     */
    public UnusableAccountException(String code, String name) {
        super(name, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
