package jp.kosmo.keycloak.office.file;

/**
 * A file as far as it has come.
 *
 * @param size in bytes
 */
public record UploadedFile(String id, long size) {}
