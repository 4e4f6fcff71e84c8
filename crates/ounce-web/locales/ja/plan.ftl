# 複数のストロールをまとめて。
field-in = 場所
field-sort = 並べ方
field-only = 足りないもの
field-strolls = ストロール
field-all = すべてのストロール
many-narrow = 絞り込みと並べ替え
many-any = すべて
many-everywhere = すべての地域
many-sort-town = 町
many-sort-region = 国と地域
many-sort-day = 日にち
many-sort-walkers = 参加者の多い順
many-day = 日にち
many-choose = { $town }を選ぶ
many-all = 見つかった{ $count }件すべて
many-button-open = 公開
many-button-postpone = 延期…
many-button-cancel = 中止…
many-first-page = 最初に戻る
many-undone-partly = 取り消しました。その間にほかの変更があったところは、そのままです。
many-ask-postpone = { $count }件を延期する
many-ask-cancel = { $count }件を中止する
many-ask-text = どうなるかを見るまで、何も起こりません。
many-day-help = 時刻は町ごとにそのままです。
many-to-strolls = ストロールの一覧へ
many-open = { $count ->
    [0] 公開できるストロールはありません
   *[other] { $count }件を公開します
}
many-cancel = { $count ->
    [0] 中止できるストロールはありません
   *[other] { $count }件を中止します
}
many-postpone = { $count ->
    [0] 延期できるストロールはありません
   *[other] { $count }件を延期します。新しい日は未定です
}
many-postpone-to = { $count ->
    [0] { $day }に移せるストロールはありません
   *[other] { $count }件を{ $day }に移します
}
many-do-open = { $count }件を公開する
many-do-cancel = { $count }件を中止する
many-do-postpone = { $count }件を延期する
many-nobody = だれにもメールは届きません。
many-letters = { $count }組が申し込んでいます。10分後にメールで知らせます。それまではまとめて取り消せます。
many-no-letters = { $count }組が申し込んでいます。このサービスはメールを送らないので、主催者から知らせてください。
many-more = ほか{ $count }件
many-left-out = { $count }件は対象外です
many-left-already = { $count }件はすでにそうなっています
many-left-draft = { $count }件は下書きで、日にちはまだ知られていません
many-left-postponed = { $count }件は延期されています。それぞれのデスクで開き直してください
many-left-cancelled = { $count }件は中止されています
many-left-over = { $count }件は終わっています
many-left-no-host = { $count }件には主催者がいません
many-left-no-place = { $count }件には集合場所がありません
many-left-no-such-time = { $count }件では、新しい日が過ぎているか、その時刻がありません
act-changed-many = { $count }件をまとめて変更：{ $became }
act-undid-many = { $count }件で取り消し：{ $became }
deed-changed-many = 複数のストロールがまとめて変更された
refusal-seen-otherwise = 見たあとに変更がありました。今ならこうなります。
refusal-nothing-to-change = この方法で変更できるストロールはありません。
refusal-too-many-strolls = 一度に変更できるのは{$number}件までです。先に地域などで絞り込んでください。

# 来年もう一度のキャンペーン。
action-plan-campaign = キャンペーンの計画：全ストロールの初めの内容と、次の回
deed-carried-over = キャンペーンが次の回に引き継がれた
act-carried-over = { $from }から引き継ぎ：ストロール{ $count }件
field-edition = 次の回のアドレス
carry-link = 来年
carry-title = 来年に引き継ぐ
carry-text = パートナー、グループ、町を引き継ぎます。町は同じ文面の下書きになり、日にちは新しい日です。主催者には、今年もお願いできるかをメールで尋ねます。
carry-stays = 申し込み、寄付、母乳、メッセージはこのキャンペーンに残ります。
carry-to-help = リンクに入る短いもの。例：2028
carry-day-help = 多くの町が歩く日。
carry-preview-title = { $name }に引き継ぐもの
carry-partners = パートナー
carry-groups = グループ
carry-hosts = 尋ねる主催者
carry-strolls = { $count ->
    [0] すべての町がすでにあります。
   *[other] { $count }の町を下書きとして引き継ぎます。公開するまでだれにも見えません。
}
carry-drafts = 公開されなかった{ $count }件は残ります。
carry-letters = { $count ->
    [0] 尋ねる主催者はいません。
   *[other] 主催者に{ $count }通のメールで、今年もお願いできるか尋ねます。ボタン一つで答えられます。
}
carry-no-letters = { $count ->
    [0] 尋ねる主催者はいません。
   *[other] このサービスはメールを送りません。{ $count }名の主催者には、それぞれのデスクに質問が出ます。
}
carry-coordinators = コーディネーター{ $count }名が次の回も担当します。
carry-done = すべてそろっています。引き継ぐものはもうありません。
carry-button = 引き継ぐ
carry-to-desk = そのデスクへ
again-title = 今年もお願いできますか
again-text = { $town }で主催してくださいました。次のストロールは{ $day }です：{ $campaign }
again-ready = ページは昨年の文面で用意してあります。すべて変えられます。公開するまでだれにも見えません。
again-yes = はい、今年も主催します
again-no = 今年は見送ります
again-yes-title = ありがとうございます
again-yes-text = { $town }の主催者は、今年もあなたです。
again-to-desk = ストロールのデスクへ
again-no-title = お知らせくださり、ありがとうございます
again-no-text = キャンペーンの担当者がほかの方を探します。一緒に歩きにいらしてください。
letter-host-again-subject = { $campaign }：今年も{ $town }で主催していただけますか
letter-host-again-opening = { $town }のストロールを主催してくださいました。{ $campaign }が近づいています。町のページは昨年の内容で用意してあります。
letter-host-again-ready = 今年もお願いできますか。ボタン一つで答えられます。
letter-host-again-link = お返事はこちら：
fact-again-day = 日にち
refusal-other-day = このアドレスのキャンペーンは、別の日ですでにあります。

# ひな形：各ストロールのページの内容。
blueprint-title = ひな形
blueprint-text = 各ストロールのページの内容と、それを変更できる人を決めます。変更する前に、どのストロールがどう変わるかを確認できます。
blueprint-everywhere = すべてのストロール
blueprint-change = 変更
blueprint-for-country = 国ごとに別の内容にする
blueprint-town-help = {"{town}"}は各町の名前に置き換わります。
field-hold = 変更できる人
field-value = 内容
blueprint-hold-locked = 固定
blueprint-hold-suggested = 提案
blueprint-hold-free = 自由
blueprint-hold-above = すべてのストロールと同じ
blueprint-help-locked = どこでも同じです。主催者は変更できません。
blueprint-help-suggested = 主催者は変更できます。主催者が書いた内容は残ります。
blueprint-help-free = 主催者が自分で書きます。
blueprint-help-above = この国だけの内容はありません。
blueprint-changes = { $count ->
    [0] 変わるストロールはありません
   *[other] { $count }件のストロールが変わります
}
blueprint-what-changes = 変わるもの
blueprint-what-stays = 変わらないもの
blueprint-instead = 「{ $was }」の代わりに
blueprint-from-to = 「{ $was }」が「{ $became }」になります
blueprint-others = ほかに、別の内容のストロールが{ $count }件
blueprint-in-step = { $count }件はすでにこの内容です
blueprint-kept-hosts = { $count }件は主催者が書いた内容のままです
blueprint-kept-below-taken = { $count }件はすでにそれより多く申し込まれています
blueprint-kept-no-such-time = { $count }件はその時刻を過ぎているか、時計の切り替えでその時刻がありません
blueprint-kept-too-long = { $count }件は町の名前を入れると長すぎます
blueprint-kept-cancelled = { $count }件は中止されています
blueprint-kept-over = { $count }件は終了しています
blueprint-do = { $count ->
    [0] 保存する
   *[other] 保存して{ $count }件のストロールを変更する
}
deed-set-blueprint = ひな形が変更された
act-set-blueprint = ひな形、{ $what }：{ $hold }
act-undid-blueprint = ひな形、{ $what }：元に戻した
refusal-locked = キャンペーンがすべてのストロールについて決めています。町に合わないときは、コーディネーターに相談してください。
edit-locked = キャンペーンが決めた内容です。町に合わないときは、コーディネーターに相談してください。

standing-title = いまの状況
standing-map = 地図で見る
standing-no-strolls = まだストロールがありません。
standing-ready = { $lacking ->
    [0] すべてのストロールの準備ができています：{ $ready }件。
   *[other] 準備ができたもの：{ $ready }件。まだ足りないものがあるもの：{ $lacking }件。
}
standing-full = 準備ができています。
standing-hollow = 足りないものがあります（主催者、場所、日程、または公開）。
standing-growth = 前回のキャンペーンと並べた申し込み
standing-no-sign-ups = どちらのキャンペーンも、当日までに申し込みがありません。
standing-first = 最初のキャンペーンです。次回から比べられます。
standing-today = { $days ->
    [0] 当日までの申し込み：{ $parties }組。前回：{ $before }組。
   *[other] 当日の{ $days }日前の申し込み：{ $parties }組。前回：{ $before }組。
}
standing-days-before = { $days ->
    [0] 当日
   *[other] { $days }日前
}
standing-the-day = 当日
