package jp.kosmo.keycloak.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** The authenticator app on the member's phone: takes the key from the set-up screen as it is shown. */
final class OtpApp {

    private static final Pattern SECRET = Pattern.compile("(?:^|&)secret=([A-Z2-7]+)");

    private OtpApp() {}

    /** Points the camera at the QR code; returns the key in Base32. */
    static String scan(Page page) {
        return SECRET.matcher(address(page).getRawQuery())
                .results()
                .findFirst()
                .map((MatchResult match) -> match.group(1))
                .orElseThrow();
    }

    /** What the QR code says: an {@code otpauth://} address. */
    static URI address(Page page) {
        byte[] picture = page.locator("#kc-totp-secret-qr-code").screenshot();
        try {
            var pixels = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(picture)));
            return URI.create(new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(pixels)))
                    .getText());
        } catch (NotFoundException e) {
            throw new AssertionError("the QR code cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
