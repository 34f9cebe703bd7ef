package io.carillon.systemtests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/** What somebody looks at. */
public enum Screen {
    DESKTOP(1280, 860, false, ColorScheme.LIGHT),
    DESKTOP_DARK(1280, 860, false, ColorScheme.DARK),
    PHONE(390, 844, true, ColorScheme.LIGHT),
    PHONE_DARK(390, 844, true, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final boolean touch;
    private final ColorScheme colors;

    Screen(int width, int height, boolean touch, ColorScheme colors) {
        this.width = width;
        this.height = height;
        this.touch = touch;
        this.colors = colors;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(touch)
                .setHasTouch(touch)
                .setColorScheme(colors)
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setAcceptDownloads(true);
    }
}
