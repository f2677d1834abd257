package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without a mouse: each stop of the Tab key is seen, in the order of reading (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11). */
@BrowserTest
class KeyboardIT {

    /** More presses of Tab than any page has stops. */
    private static final int PATIENCE = 60;

    @ParameterizedTest
    @EnumSource
    void aFirstLoginNeedsNoMouse(Device device) {
        var walker = Walker.atPortal(Union.kanekakenpo().createMember(MemberSpec.newcomer()), device);
        Page page = walker.page();
        reaches(page, page.locator("header a.signed-out"));
        page.keyboard().press("Enter");

        walker.sees("login");
        readsAllStops(page);
        reaches(page, walker.field("username"));
        page.keyboard().type(walker.member().username());
        reaches(page, walker.field("password"));
        page.keyboard().type(walker.initialPassword());
        page.keyboard().press("Enter");

        walker.sees("kosmo-birthdate");
        readsAllStops(page);
        reaches(page, walker.field("birthdate"));
        page.keyboard().type("19801201");
        page.keyboard().press("Enter");

        walker.sees("kosmo-terms");
        readsAllStops(page);
        Locator terms = page.locator(".kosmo-terms");
        reaches(page, terms);
        page.keyboard().press("End");
        page.waitForFunction(
                "terms => terms.scrollTop + terms.clientHeight >= terms.scrollHeight - 1", terms.elementHandle());
        reaches(page, page.locator("button[value=accept]"));
        page.keyboard().press("Enter");

        walker.sees("kosmo-user-id");
        readsAllStops(page);
        reaches(page, page.locator("details > summary").first());
        page.keyboard().press("Enter");
        page.getByText("以下の文字はユーザIDに利用できません：").waitFor();
        reaches(page, walker.field("mfaMethod").first());
        page.keyboard().press("ArrowDown");
        walker.keeps("mfaMethod", "passkey");
        page.keyboard().press("ArrowUp");
        walker.keeps("mfaMethod", "otp");
        reaches(page, page.locator("#kosmo-user-id-form button"));
        page.keyboard().press("Enter");

        walker.sees("login-update-password");
        readsAllStops(page);
        reaches(page, walker.field("password-new"));
        page.keyboard().type("Sakura-2026");
        reaches(page, page.locator("#password-new-show-password"));
        page.keyboard().press("Space");
        assertThat(walker.field("password-new").getAttribute("type")).isEqualTo("text");
        reaches(page, walker.field("password-confirm"));
        page.keyboard().type("Sakura-2026");
        reaches(page, page.locator("#kc-submit"));
        page.keyboard().press("Enter");

        walker.sees("update-email");
        readsAllStops(page);
        reaches(page, page.locator("#kc-submit"));
        page.keyboard().press("Enter");
        walker.seesServiceMenu();
    }

    @ParameterizedTest
    @EnumSource
    void theAccountPagesNeedNoMouse(Device device) {
        Member member = Union.kanekakenpo().importMember(MemberSpec.settled(), "kosmo-terms");
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.presses("同意する");
        walker.seesServiceMenu();
        Page page = walker.page();
        var account = AccountPages.opens(walker, "");

        account.sees("プロフィール");
        readsAllStops(page);
        reaches(page, page.locator("main summary"));
        page.keyboard().press("Enter");
        page.getByText("以下の文字はユーザIDに利用できません：").waitFor();
        reaches(page, walker.field("username"));
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().type("hana1");
        page.keyboard().press("Enter");
        walker.seesErrorAt("username", "ユーザIDは8文字以上にしてください。");
        page.keyboard().press("Tab"); // from the list of errors to the field
        page.keyboard().press("Enter");
        reaches(page, walker.field("username"));
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().type(member.username() + "-k");
        reaches(page, page.locator("main form [type=submit]"));
        page.keyboard().press("Enter");
        account.seesDone("変更しました。");

        entersByKeyboard(account, "ログイン方法変更");
        readsAllStops(page);
        reaches(page, account.button("パスワードを更新"));

        entersByKeyboard(account, "ログイン中の端末");
        readsAllStops(page);
        reaches(page, account.button("すべてのデバイスからサインアウト"));
        page.keyboard().press("Enter");
        reaches(page, account.button("やめる"));
        page.keyboard().press("Space");
        PlaywrightAssertions.assertThat(account.button("すべてのデバイスからサインアウト")).isFocused();

        entersByKeyboard(account, "利用規約");
        readsAllStops(page);
        reaches(page, page.locator(".kosmo-terms"));

        reaches(page, page.locator("#kosmo-log-out"));
        page.keyboard().press("Enter");
        walker.sees("info");
    }

    private static void entersByKeyboard(AccountPages account, String entry) {
        reaches(account.page(), account.page().locator("#kosmo-pages a", new Page.LocatorOptions().setHasText(entry)));
        account.page().keyboard().press("Enter");
        account.sees(entry);
        PlaywrightAssertions.assertThat(account.page().locator("h1")).isFocused();
    }

    private static void reaches(Page page, Locator part) {
        for (int presses = 0; presses < PATIENCE; presses++) {
            if ((Boolean) part.evaluate("part => part === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no Tab reaches " + part);
    }

    /** From wherever the page has set the focus once around. */
    private static void readsAllStops(Page page) {
        // With its stylesheet.
        page.waitForLoadState();
        var stops = new ArrayList<Stop>();
        int first = 0;
        for (int presses = 0; presses < PATIENCE; presses++) {
            page.keyboard().press("Tab");
            List<?> seen = (List<?>) page.evaluate(Stop.FOCUSED);
            if (seen.isEmpty()) {
                // Between the last and the first there is the browser itself.
                first = stops.size();
            } else if (!stops.isEmpty() && stops.get(0).html().equals(seen.get(0))) {
                break;
            } else {
                stops.add(Stop.of(seen));
            }
        }
        assertThat(stops).as("stops of %s", page.title()).hasSizeBetween(2, PATIENCE - 2);
        assertThat(stops)
                .filteredOn(stop -> !stop.isOutlined())
                .as("without a visible focus")
                .isEmpty();
        assertThat(stops)
                .filteredOn(stop -> !stop.isOnTop())
                .as("hidden behind something")
                .isEmpty();
        var inOrder = new ArrayList<>(stops.subList(first, stops.size()));
        inOrder.addAll(stops.subList(0, first));
        for (int next = 1; next < inOrder.size(); next++) {
            assertThat(inOrder.get(next).isReadAfter(inOrder.get(next - 1)))
                    .as("read after %s: %s", inOrder.get(next - 1), inOrder.get(next))
                    .isTrue();
        }
    }

    /** Where the focus is. */
    private record Stop(String html, double top, double bottom, double left, boolean isOutlined, boolean isOnTop) {

        static final String FOCUSED = """
                () => {
                  const part = document.activeElement;
                  if (part === document.body) return [];
                  const box = part.getClientRects()[0];
                  const style = getComputedStyle(part);
                  const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, innerHeight - box.top) / 2);
                  return [part.outerHTML, box.top + scrollY, box.bottom + scrollY, box.left,
                    style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                    part.contains(top) || top?.closest('label')?.control === part];
                }
                """;

        static Stop of(List<?> seen) {
            return new Stop(
                    (String) seen.get(0),
                    ((Number) seen.get(1)).doubleValue(),
                    ((Number) seen.get(2)).doubleValue(),
                    ((Number) seen.get(3)).doubleValue(),
                    (Boolean) seen.get(4),
                    (Boolean) seen.get(5));
        }

        /** Below, or beside it to the right. */
        boolean isReadAfter(Stop other) {
            boolean isBelow = top >= other.bottom - 1;
            boolean isBeside = bottom > other.top && left > other.left;
            return isBelow || isBeside;
        }
    }
}
