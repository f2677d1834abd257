package jp.kosmo.keycloak.office.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.kosmo.keycloak.members.file.csv.CsvForm;
import jp.kosmo.keycloak.members.file.csv.FileSource;

/**
 * What somebody sends, for as long as it is read: in a file that nobody but the server can read, because it is read more than once
 * and is too large for the memory.
 */
final class UploadedFile implements FileSource, Closeable {

    private final Path path;

    UploadedFile(InputStream sent) throws IOException {
        path = Files.createTempFile("kosmo-members", null);
        try (OutputStream out = Files.newOutputStream(path)) {
            // One byte more than is allowed: whoever reads it sees that it is too large.
            byte[] part = new byte[1 << 16];
            long room = CsvForm.LARGEST + 1;
            for (int length = sent.read(part); length >= 0 && room > 0; length = sent.read(part)) {
                out.write(part, 0, (int) Math.min(length, room));
                room -= length;
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.delete(path);
    }
}
