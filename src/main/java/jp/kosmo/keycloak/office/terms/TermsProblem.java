package jp.kosmo.keycloak.office.terms;

import java.util.Map;
import java.util.Objects;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import org.keycloak.userprofile.ValidationException;

/** Why terms cannot be published: the console's message as a code of the office. */
final class TermsProblem {

    static final String REQUIRED = "TERMS_REQUIRED";

    private static final Map<String, String> CODES = Map.of(
            "error-user-attribute-required", REQUIRED,
            "error-invalid-length-too-long", "TERMS_LABEL_TOO_LONG",
            "error-invalid-value", "TERMS_WITHOUT_TEXT",
            "error-invalid-date", "TERMS_DATE",
            "error-number-out-of-range", "TERMS_GRACE_DAYS",
            "kosmoTermsChangesTooMany", "TERMS_CHANGES_TOO_MANY",
            "kosmoTermsChangesUnchanged", "TERMS_CHANGES_UNCHANGED",
            "kosmoTermsEnglishUnchanged", "TERMS_ENGLISH_UNCHANGED",
            "kosmoTermsHaveBegun", "TERMS_HAVE_BEGUN",
            "kosmoTermsLabelUsed", "TERMS_LABEL_USED");

    private TermsProblem() {}

    static OfficeProblem of(ValidationException refusal) {
        ValidationException.Error first = refusal.getErrors().get(0);
        return OfficeProblem.inField(
                first.getAttribute(), Objects.requireNonNull(CODES.get(first.getMessage()), first.getMessage()));
    }
}
