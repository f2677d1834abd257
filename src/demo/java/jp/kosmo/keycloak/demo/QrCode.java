package jp.kosmo.keycloak.demo;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A QR code as the geometry of an SVG. */
record QrCode(int size, String path) {

    /** The code of this text, one unit per module, with the quiet zone the standard asks for. */
    static QrCode of(String text) {
        try {
            BitMatrix modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
            int width = modules.getWidth();
            String path = IntStream.range(0, width * width)
                    .filter(i -> modules.get(i % width, i / width))
                    .mapToObj(i -> "M%d %dh1v1h-1z".formatted(i % width, i / width))
                    .collect(Collectors.joining());
            return new QrCode(width, path);
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code: " + text, e);
        }
    }
}
