package jp.kosmo.keycloak.members.file.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** In what a union's files are written. */
public enum FileEncoding {
    UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    UTF_16LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_16BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    /** What Excel calls CSV, in Japan. The JDK's Shift_JIS is another, without 髙 and ①. */
    WINDOWS_31J(Charset.forName("windows-31j"));

    private final Charset charset;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final byte[] mark;

    FileEncoding(Charset charset, int... mark) {
        this.charset = charset;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    public Charset charset() {
        return charset;
    }

    /** Whether its units have two bytes. */
    boolean isWide() {
        return this == UTF_16LE || this == UTF_16BE;
    }

    /** The one whose byte order mark a file begins with. */
    static Optional<FileEncoding> marked(byte[] head) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.mark.length > 0 && encoding.marks(head))
                .findFirst();
    }

    private boolean marks(byte[] head) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }

    /** The text without the mark. It ends with a {@code CharacterCodingException} where it is not written in this. */
    Reader reader(FileSource source) throws IOException {
        InputStream in = source.open();
        try {
            if (!marks(in.readNBytes(mark.length)) && mark.length > 0) {
                in.close();
                in = source.open();
            }
            return new InputStreamReader(
                    in,
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
