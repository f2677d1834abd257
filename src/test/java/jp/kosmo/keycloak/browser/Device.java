package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ViewportSize;
import java.util.Arrays;
import java.util.Locale;

/** What a member holds: every screen is looked at on both. */
public enum Device {
    /** A phone in the hand: narrow, touched. */
    PHONE(390, 844, true),
    /** A small notebook. */
    PC(1280, 800, false);

    private final int width;
    private final int height;
    private final boolean touch;

    Device(int width, int height, boolean touch) {
        this.width = width;
        this.height = height;
        this.touch = touch;
    }

    NewContextOptions context() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(touch)
                .setHasTouch(touch);
    }

    static Device of(ViewportSize size) {
        return Arrays.stream(values())
                .filter(device -> device.width == size.width && device.height == size.height)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no device of " + size.width + "x" + size.height));
    }

    int width() {
        return width;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
