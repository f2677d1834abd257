package jp.kosmo.keycloak.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import jp.kosmo.keycloak.it.Totp;

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

    /** A code the app has shown, but not today. */
    static String outdatedCode(String base32) {
        return Totp.at(base32, Instant.now().minus(Duration.ofDays(1)));
    }

    /** What the QR code says: an {@code otpauth://} address. */
    static URI address(Page page) {
        byte[] picture = page.locator("#kc-totp-secret-qr-code").screenshot();
        try {
            var pixels = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(picture)));
            return URI.create(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(pixels)))
                    .getText());
        } catch (ReaderException e) {
            throw new AssertionError("the QR code cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
