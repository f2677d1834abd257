package jp.kosmo.keycloak.members.imports.upload;

import java.io.InputStream;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.file.csv.FileSource;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** An uploaded file, to be read again and again. Each part is read in a transaction of its own, so that reading may take as long as it takes. */
public final class StoredFile implements FileSource {

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final String fileId;

    public StoredFile(KeycloakSessionFactory factory, String realmId, String fileId) {
        this.factory = factory;
        this.realmId = realmId;
        this.fileId = fileId;
    }

    @Override
    public InputStream open() {
        return new Parts();
    }

    private byte[] read(long begin) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> new ImportFiles(EntityManagers.of(session), realmId).read(fileId, begin));
    }

    private final class Parts extends InputStream {

        private byte[] part = {};
        private int place;
        private long next;

        @Override
        public int read() {
            return isAtEnd() ? -1 : Byte.toUnsignedInt(part[place++]);
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0 || isAtEnd()) {
                return length == 0 ? 0 : -1;
            }
            int some = Math.min(length, part.length - place);
            System.arraycopy(part, place, into, offset, some);
            place += some;
            return some;
        }

        private boolean isAtEnd() {
            if (place == part.length) {
                part = StoredFile.this.read(next);
                next += part.length;
                place = 0;
            }
            return part.length == 0;
        }
    }
}
