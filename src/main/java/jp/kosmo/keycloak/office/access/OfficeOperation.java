package jp.kosmo.keycloak.office.access;

import jakarta.ws.rs.HttpMethod;
import java.util.Locale;
import java.util.Set;

/**
 * Everything that can be done in the office, and by whom. Keycloak lets every valid token of the realm reach the office's
 * addresses, a member's as well as a portal's: this table is the whole of the wall.
 */
public enum OfficeOperation {
    ME(HttpMethod.GET, "me", OfficeRole.values()),
    TERMS(HttpMethod.GET, "terms", OfficeRole.TERMS, OfficeRole.AUDITOR),
    TERMS_TEXT(HttpMethod.GET, "terms/texts/{sha256}", OfficeRole.TERMS, OfficeRole.AUDITOR),
    PREVIEW_TERMS(HttpMethod.POST, "terms/preview", OfficeRole.TERMS),
    PUBLISH_TERMS(HttpMethod.PUT, "terms", OfficeRole.TERMS);

    private final String method;
    private final String path;
    private final Set<OfficeRole> roles;

    OfficeOperation(String method, String path, OfficeRole... anyOf) {
        this.method = method;
        this.path = path;
        this.roles = Set.of(anyOf);
    }

    public String method() {
        return method;
    }

    /** Below {@code /admin/realms/{realm}/kosmo/}, as in a {@code @Path}. */
    public String path() {
        return path;
    }

    /** Any one of these is enough. */
    public Set<OfficeRole> roles() {
        return roles;
    }

    /** How events name it: {@code end-sessions}. */
    public String task() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the clerk has to have logged in a short time ago: what cannot be undone, or opens an account. */
    public boolean isSensitive() {
        return switch (this) {
            case PUBLISH_TERMS -> true;
            default -> false;
        };
    }
}
