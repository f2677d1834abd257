package jp.kosmo.keycloak.members.file.csv;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a file come from. They are read more than once, because nothing but the whole file tells its encoding. */
@FunctionalInterface
public interface FileSource {

    /** From the beginning. */
    InputStream open() throws IOException;
}
