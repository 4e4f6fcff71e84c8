# サインインと、メンバーの作業ページ。

foot-sign-in = 主催者の方はこちら

sign-in-title = サインイン
sign-in-text = 主催者、お手伝い、コーディネーターの方のためのページです。参加者の方はチケットだけで大丈夫です。
sign-in-email-help = コードをメールでお送りします。パスワードはありません。
sign-in-button = コードを送る
sign-in-walkers = 参加の内容を変えたい方は、申し込みのときに届いたメールのリンクを開いてください。
sign-in-demo = このデモからメールは送られません。
sign-in-no-mail = このサービスからはまだメールが送られません。運営している方がサインイン用のリンクをお渡しできます。
sign-in-unsafe = このページは暗号化されていないため、サインインの状態が保たれません。https で始まるアドレスをお使いください。
sign-in-code-title = コードを入力
sign-in-code-text = このアドレスがメンバーのものであれば、コードを書いたメールが届きます。15分間使えます。
sign-in-code-elsewhere = コードは、お申し込みになったブラウザーで入力してください。このブラウザーではないか、15分以上たっています。
sign-in-code-help = メールにある8文字の英数字です。
sign-in-code-button = サインインする
sign-in-code-nothing = 届かないときは、迷惑メールのフォルダーもご覧ください。
sign-in-code-again = もう一度メールを送る
sign-in-link-ready-title = サインイン
sign-in-link-ready-text = このブラウザーで申し込まれたメールです。あと一歩です。
sign-in-link-elsewhere-title = コードを入力してください
sign-in-link-elsewhere-text = このリンクは、メールを申し込んだブラウザーで使えます。そのブラウザーに戻り、メールのコードを入力してください。
sign-in-link-over-title = このメールは使えなくなりました
sign-in-link-over-text = メールは15分間、一度だけ使えます。新しいメールはすぐに届きます。
sign-out = サインアウト
field-code = コード
field-role = 役割
field-why = 理由

sessions-title = サインイン中のブラウザー
sessions-text = あなたの作業ページを開けるブラウザーです。覚えのないものは終了してください。
sessions-here = このブラウザー
sessions-unknown = 不明なブラウザー
sessions-used = 最後に使った日時：{ $moment }
sessions-began = サインインした日時：{ $moment }
sessions-end = 終了する
sessions-end-others = ほかをすべて終了する

desk-title = 作業ページ
desk-text = あなたの担当です。
desk-roles = 役割が{ $count }つあります。今日はどれにしますか。
desk-signed-in = { $email } としてサインイン中です。
not-yours-title = ほかの方の担当です
not-yours-text = { $email } はここでの役割を持っていません。必要なときは、主催者かコーディネーターにお尋ねください。

role-coordinator = { $name }のコーディネーター
role-treasurer = { $name }の会計
role-moderator = { $name }の投稿確認
role-reader = { $name }の閲覧
role-leader = { $name }のリーダー
role-host = { $name }の主催者
role-helper = { $name }のお手伝い
role-short-coordinator = コーディネーター
role-short-treasurer = 会計
role-short-moderator = 投稿確認
role-short-reader = 閲覧
role-short-leader = リーダー
role-short-host = 主催者
role-short-helper = お手伝い
role-does-coordinator = すべての町と担当者を見ます。
role-does-treasurer = 数字を見ます。名前は見えません。
role-does-moderator = 寄せられた言葉を読みます。
role-does-reader = パートナーの数字を読みます。
role-does-leader = グループのストロールを、主催者と同じように運営します。
role-does-host = ストロールを運営します。ページ、日程、参加者、お手伝いの人を扱います。
role-does-helper = 参加者を見ます。

stroll-desk-places = { $capacity }人中{ $taken }人
stroll-desk-people = { $count }人
desk-public-page = 公開ページ
desk-days-left = { $days ->
    [0] 今日
   *[other] あと{ $days }日
}
desk-status-draft = 下書き
desk-status-open = 受付中
desk-status-postponed = 延期
desk-status-postponed-undated = 延期（日未定）
desk-status-cancelled = 中止
desk-status-held = 終了
desk-draft = このストロールはまだ公開されていません。コーディネーターが公開します。
desk-walkers = 参加者
desk-all-parties = 全{ $count }組
desk-adults = 大人
desk-children = 子ども
desk-waiting = 順番待ちの組
desk-raised = 集まった寄付
desk-no-walkers = まだ申し込みがありません。
desk-share = ストロールのページを知らせる
desk-members-text = このページを開ける方と、その変更の記録です。
desk-of = { $capacity }人中{ $taken }人

roster-title = 名簿
roster-count = { $parties }組、参加が決まっている方は{ $people }人です。
roster-search = 名前、コード、番号
roster-search-button = 探す
roster-by-number = 番号順
roster-by-name = 名前順
roster-csv = CSV で保存
roster-none = 「{ $q }」では見つかりません。
roster-all = すべて表示
roster-number = 番号
roster-name = 名前
roster-code = コード
roster-status = 状態
roster-came = 来場
roster-erased = 名前は消去済み
roster-waiting = 順番待ち
roster-held = 未確認
roster-coming = 参加

members-title = メンバー
members-since = { $moment }から
members-none = まだ役割を持つ方がいません。
members-none-stroll = このストロールにはまだ主催者がいません。
members-others = パートナーとグループ
members-others-text = それぞれにメンバーがいます。リーダーは、そのグループのすべてのストロールを運営します。
members-readers = { $count ->
    [0] まだ閲覧の方がいません
   *[other] 閲覧の方{ $count }名
}
members-leaders = { $count ->
    [0] まだリーダーがいません
   *[other] リーダー{ $count }名
}
members-groups = { $count ->
   *[other] { $count }グループ
}
members-take = 外す
members-their-address = 相手のメールアドレス
members-gone = 今はメンバーでない方
acts-title = 変更の記録
acts-none = まだ変更はありません。
act-gave-role = { $who } が「{ $role }」になりました
act-took-role = { $who } は「{ $role }」ではなくなりました
act-by = { $who }、{ $moment }
act-by-token = { $who } のプログラム、{ $moment }
act-by-shell = このサービスを運営している方

campaign-desk-needs = { $count ->
    [0] 今することはありません
   *[other] { $count }件の用事があります
}
campaign-desk-ready = どのストロールにも主催者、場所、日程があります。
campaign-desk-show = 見る
campaign-desk-strolls = ストロール
campaign-desk-milk = 約束された母乳
campaign-desk-search = 町または名前
campaign-desk-found = { $count }件見つかりました。
campaign-desk-none = ストロールが見つかりません。
campaign-desk-town = 町
campaign-desk-next = 次にすること
campaign-desk-after = 次へ
need-host = 主催者のいないストロールが{ $count }件あります
need-place = 集合場所のないストロールが{ $count }件あります
need-day = 新しい日が決まっていないストロールが{ $count }件あります
need-opening = 下書きのストロールが{ $count }件あります
need-word-host = 主催者を探す
need-word-place = 集合場所を決める
need-word-day = 新しい日を決める
need-word-opening = 公開する

somebody-title = だれかになる
somebody-text = ここに出てくる人はみな架空の人です。ひとり選んで、その人の目で作業ページを見てください。
somebody-none = このデモにはメンバーがいません。
somebody-be = この人になる

messages-title = メッセージ
messages-text = 寄付した方の言葉は、あなたが読んだあとに公開されます。子どもの名前や連絡先は隠すほうが安心です。
messages-waiting = { $count ->
    [0] 確認待ちのメッセージはありません。
   *[other] 確認待ちのメッセージが{ $count }件あります。
}
messages-only-waiting = 確認待ちだけを表示
messages-none = メッセージはありません。
messages-why = 理由（記録されます）
messages-show = 公開する
messages-hide = 隠す
message-held = 確認待ち
message-shown = 公開中
message-hidden = 非公開
act-showed-message = 寄付した方のメッセージが公開されました
act-hid-message = 寄付した方のメッセージが隠されました
campaign-desk-messages = 確認待ちのメッセージが{ $count }件あります
campaign-desk-read = 読む
members-not-in-yet = まだサインインしていません
members-before = すでにその状態でした。何も変わっていません。
members-undo = 元に戻す
desk-lay-down = この役割をやめる
desk-lay-down-text = ご自分では元に戻せません。ほかの方に役割を渡してもらう必要があります。


members-invite-title = 招待する
members-invite-text = メールが届き、ボタン一つでお返事いただけます。それまでは何も変わりません。
members-invite-no-mail = このサービスからはまだメールが送られません。招待すると、その方にお渡しするアドレスがこのページに出ます。
members-invite = 招待する
members-invited-title = お返事待ちの招待
members-invited = お返事の期限：{ $moment }
members-withdraw = 取り消す
members-remind = もう一度送る
members-written = もう一度メールを送ります。
members-too-early = 送りませんでした。前のメールからまだ一日たっていません。
members-hand-over = このアドレスをお渡しください：
act-invited = { $who } さんを招待しました（{ $role }）
act-uninvited = { $who } さんへの招待を取り消しました（{ $role }）
act-accepted-role = { $who } さんが引き受けました（{ $role }）
act-declined-role = { $who } さんが辞退しました（{ $role }）

invitation-title = ご招待
invitation-by = { $who } さんからの招待です。
invitation-ends = 期限：{ $moment }。
invitation-accept = 引き受ける
invitation-decline = 辞退する
invitation-ask-text = お返事には、招待が届いたアドレスでのサインインが必要です。そのアドレスにコードをお送りします。
invitation-other = { $email } でサインインしています。この招待は別のアドレスの方へのものです。サインアウトしてから、もう一度開いてください。
invitation-over-title = この招待は使えません

set-up-title = 最初のキャンペーン
set-up-text = ここではまだどなたも始めていません。ご自分のアドレスと歩く日をお知らせください。どれも後で変えられます。
set-up-email-help = キャンペーンのコーディネーターになり、これからはこのアドレスでサインインします。
set-up-name-help = 例：「ミルク・ストロール2027」
set-up-currency-help = JPYのような3文字です。
set-up-languages = お返事に使う言語
set-up-goal-help = 目標は空のままでもかまいません。
set-up-litres = L
set-up-partners = 団体
set-up-partners-text = 寄付を分け合う団体です。割合の合計は100パーセントになります。
set-up-button = キャンペーンを作る
set-up-over-title = このアドレスは使えません
set-up-over-text = 1時間、最初のキャンペーンができるまで使えるアドレスでした。まだないときは、サービスを起動し直すと新しいアドレスが出ます。
field-campaign-name = キャンペーンの名前
field-day = 日
field-goal-money = 目標：お金
field-goal-milk = 目標：母乳
field-language-en = 英語
field-language-es = スペイン語
field-language-fr = フランス語
field-language-ja = 日本語
field-partner-1 = 団体1
field-share-1 = 割合1
field-partner-2 = 団体2
field-share-2 = 割合2
field-partner-3 = 団体3
field-share-3 = 割合3
field-partner-4 = 団体4
field-share-4 = 割合4

tokens-title = プログラム用トークン
tokens-text = あなたのために動くプログラムは、要求ごとにトークンを示します。できるのは、あなたにできることのうち、ここで許可したことだけです。
tokens-described = プログラムが要求できること
tokens-none = トークンはありません。
tokens-made = トークン「{ $name }」
tokens-made-text = 今コピーしてください。表示されるのは今回だけです。持っている人は、許可されたことを行えます。
tokens-before = このフォームはすでに送信され、トークンはそのときに表示されました。控えていない場合は、取り消して新しく作ってください。
tokens-ends = { $moment }まで有効です。
tokens-unused = まだ使われていません。
tokens-revoke = 取り消す
tokens-new = トークンを作る
tokens-name = 用途
tokens-name-help = たとえば「会場の掲示板」。あとで見分けるためのものです。
tokens-button = トークンを作る
tokens-days = { $count }日間
field-actions = 許可すること
field-days = 有効期間
action-see-campaign = キャンペーンの作業ページを見る
action-see-stroll = ストロールの作業ページを見る
action-see-roster = 参加者を見る
action-see-members = 役割を持つ人を見る
action-change-members = 役割を与える・外す
action-see-acts = 変更の記録を見る
action-judge-messages = メッセージの表示・非表示を決める
action-own-sessions = サインイン中のブラウザーを見る・終了する
action-own-roles = 招待に答える・自分の役割を降りる
action-change-stroll = ストロールのページを変える、公開・延期・中止する
action-run-day = 公園での一日を進める：電話とその記録
