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
    REPORT(HttpMethod.GET, "report", OfficeRole.AUDITOR, OfficeRole.MEMBERS),
    REPORT_HISTORY(HttpMethod.GET, "report/history", OfficeRole.AUDITOR, OfficeRole.MEMBERS),
    SEARCH_MEMBERS(HttpMethod.POST, "members/search", OfficeRole.DESK, OfficeRole.MEMBERS),
    UPLOAD_FILE(HttpMethod.POST, "members/files", OfficeRole.MEMBERS),
    APPEND_FILE(HttpMethod.POST, "members/files/{id}", OfficeRole.MEMBERS),
    CHECK_FILE(HttpMethod.POST, "members/files/{id}/check", OfficeRole.MEMBERS),
    MEMBER_CARD(HttpMethod.GET, "members/{id}", OfficeRole.DESK, OfficeRole.MEMBERS),
    TASKS(HttpMethod.GET, "tasks", OfficeRole.DESK, OfficeRole.MEMBERS),
    COMPARE_IDENTITY(HttpMethod.POST, "members/{id}/identity", OfficeRole.DESK, OfficeRole.MEMBERS),
    UNLOCK(HttpMethod.POST, "members/{id}/unlock", OfficeRole.DESK, OfficeRole.MEMBERS),
    LOST_PHONE(HttpMethod.POST, "members/{id}/lost-phone", OfficeRole.DESK, OfficeRole.MEMBERS),
    INITIAL_PASSWORD(HttpMethod.POST, "members/{id}/initial-password", OfficeRole.DESK, OfficeRole.MEMBERS),
    REPEAT_STEPS(HttpMethod.POST, "members/{id}/repeat-steps", OfficeRole.DESK, OfficeRole.MEMBERS),
    END_SESSIONS(HttpMethod.POST, "members/{id}/sessions/end", OfficeRole.DESK, OfficeRole.MEMBERS),
    CORRECT_EMAIL(HttpMethod.POST, "members/{id}/email", OfficeRole.MEMBERS),
    CHANGE_NAME(HttpMethod.POST, "members/{id}/name", OfficeRole.MEMBERS),
    DISABLE(HttpMethod.POST, "members/{id}/disable", OfficeRole.MEMBERS),
    ENABLE(HttpMethod.POST, "members/{id}/enable", OfficeRole.MEMBERS),
    PLAN_IMPORT(HttpMethod.POST, "members/imports", OfficeRole.MEMBERS),
    IMPORTS(HttpMethod.GET, "members/imports", OfficeRole.MEMBERS),
    IMPORT(HttpMethod.GET, "members/imports/{id}", OfficeRole.MEMBERS),
    IMPORT_ROWS(HttpMethod.GET, "members/imports/{id}/rows", OfficeRole.MEMBERS),
    APPLY_IMPORT(HttpMethod.POST, "members/imports/{id}/apply", OfficeRole.MEMBERS),
    STOP_IMPORT(HttpMethod.POST, "members/imports/{id}/stop", OfficeRole.MEMBERS),
    UNDO_IMPORT(HttpMethod.POST, "members/imports/{id}/undo", OfficeRole.MEMBERS),
    IMPORT_RESULT(HttpMethod.GET, "members/imports/{id}/result", OfficeRole.MEMBERS),
    CLOSE_GONE(HttpMethod.POST, "members/imports/{id}/gone", OfficeRole.MEMBERS),
    LETTERS(HttpMethod.GET, "members/imports/{id}/letters", OfficeRole.MEMBERS),
    PRINT_LETTERS(HttpMethod.POST, "members/imports/{id}/letters/{bundle}", OfficeRole.MEMBERS),
    LETTERS_PRINTED(HttpMethod.POST, "members/imports/{id}/letters/{bundle}/printed", OfficeRole.MEMBERS),
    ISSUE_LETTERS(HttpMethod.POST, "members/letters", OfficeRole.MEMBERS),
    CONSENTS(HttpMethod.GET, "consents", OfficeRole.AUDITOR),
    CONSENTS_MISSING(HttpMethod.GET, "consents/missing", OfficeRole.AUDITOR, OfficeRole.MEMBERS),
    CONSENTS_VERIFICATION(HttpMethod.POST, "consents/verification", OfficeRole.AUDITOR),
    MEMBER_CONSENTS(HttpMethod.GET, "members/{id}/consents", OfficeRole.AUDITOR),
    MEMBERS_NOT_LOGGED_IN(HttpMethod.GET, "members/not-logged-in", OfficeRole.AUDITOR, OfficeRole.MEMBERS),
    MEMBERS_WITHOUT_ADDRESS(HttpMethod.GET, "members/without-address", OfficeRole.AUDITOR, OfficeRole.MEMBERS),
    TERMS(HttpMethod.GET, "terms", OfficeRole.TERMS, OfficeRole.AUDITOR),
    TERMS_TEXT(HttpMethod.GET, "terms/texts/{sha256}", OfficeRole.TERMS, OfficeRole.AUDITOR),
    PREVIEW_TERMS(HttpMethod.POST, "terms/preview", OfficeRole.TERMS),
    PUBLISH_TERMS(HttpMethod.PUT, "terms", OfficeRole.TERMS);

    private final String method;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes one that cannot be changed
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
            case LOST_PHONE,
                    INITIAL_PASSWORD,
                    CORRECT_EMAIL,
                    DISABLE,
                    ENABLE,
                    PUBLISH_TERMS,
                    APPLY_IMPORT,
                    UNDO_IMPORT,
                    CLOSE_GONE,
                    PRINT_LETTERS,
                    ISSUE_LETTERS -> true;
            default -> false;
        };
    }
}
