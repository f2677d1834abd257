package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a browser says when no passkey comes, and however soon it says so, the member reads what to do. */
@BrowserTest
class PasskeyErrorsIT {

    /** Every name that a DOMException can have (Web IDL, section 2.8.1, with those that are no longer given). */
    private static final List<String> NAMES = List.of(
            "AbortError",
            "ConstraintError",
            "DataCloneError",
            "DataError",
            "EncodingError",
            "HierarchyRequestError",
            "InUseAttributeError",
            "IndexSizeError",
            "InvalidAccessError",
            "InvalidCharacterError",
            "InvalidModificationError",
            "InvalidNodeTypeError",
            "InvalidStateError",
            "NamespaceError",
            "NetworkError",
            "NoModificationAllowedError",
            "NotAllowedError",
            "NotFoundError",
            "NotReadableError",
            "NotSupportedError",
            "OperationError",
            "OptOutError",
            "QuotaExceededError",
            "ReadOnlyError",
            "SecurityError",
            "SyntaxError",
            "TimeoutError",
            "TransactionInactiveError",
            "TypeMismatchError",
            "URLMismatchError",
            "UnknownError",
            "VersionError",
            "WrongDocumentError");

    private static final Set<String> PASSING =
            Set.of("AbortError", "NetworkError", "NotReadableError", "OperationError", "TimeoutError", "UnknownError");

    private static final String TRY_AGAIN = "一時的な不具合のため、完了できませんでした。もう一度お試しください。";

    /** So many tries that fail would lock. */
    private static final Union UNION = Union.copyOf("kanekakenpo", "passkeyerrors");

    static {
        UNION.change(realm -> realm.setBruteForceProtected(false));
    }

    /** The first is told at the press itself, the others as soon as the page of the next try is there. */
    @ParameterizedTest
    @CsvSource({"create, webauthn-register", "get, webauthn-authenticate"})
    void eachIsAnsweredAtOnce(String way, String template) {
        MemberSpec spec = MemberSpec.settled().withoutFactors().attribute("mfaMethod", "passkey");
        var walker = Walker.atPortal(
                UNION.importSettled("get".equals(way) ? spec.passkey("花子の電話", new SoftPasskey()) : spec), Device.PHONE);
        walker.page().addInitScript("""
                navigator.credentials.%s = () => Promise.reject(new DOMException("the browser's own words", window.name));
                """.formatted(way));
        walker.asksFor(Map.of());
        walker.signsIn();
        walker.sees(template);
        says(walker, NAMES.get(0));
        walker.presses("次へ");
        seesReason(walker, reason(way, NAMES.get(0)));
        for (String name : NAMES.subList(1, NAMES.size())) {
            says(walker, name);
            FactorPages.triesAgain(walker);
            if ("NotAllowedError".equals(name)) {
                // Before anybody has pressed a button here some browsers say so of every dialog.
                walker.sees(template);
                walker.presses("次へ");
            }
            seesReason(walker, reason(way, name));
        }
    }

    private static void says(Walker walker, String name) {
        walker.page().evaluate("name => { window.name = name; }", name);
    }

    private static void seesReason(Walker walker, String reason) {
        walker.sees("webauthn-error");
        PlaywrightAssertions.assertThat(walker.page().locator("main > .instruction"))
                .hasText(reason);
    }

    private static String reason(String way, String name) {
        boolean registers = "create".equals(way);
        if (PASSING.contains(name) || (!registers && "InvalidStateError".equals(name))) {
            return TRY_AGAIN;
        }
        return switch (name) {
            case "NotAllowedError" -> "操作が取り消されたか、時間が経過したため、完了できませんでした。もう一度お試しください。";
            case "InvalidStateError" -> "この端末は、すでに登録されています。そのままご利用いただけます。";
            default -> "お使いの端末またはブラウザでは、生体認証をご利用いただけませんでした。別の端末またはブラウザでお試しください。";
        };
    }
}
