# 申し込み、チケット、変更、取り消し、寄付。

form-optional = （任意）
form-wrong-title = ご確認ください:
form-wrong = { $count }か所をご確認ください
field-name = お名前
field-email = メールアドレス
field-adults = 大人
field-children = 子ども
field-waiver-signed-name = 署名としてお名前を入力してください
field-waiver-version = 署名する文
field-gift-amount = 金額
field-gift-method = 寄付の方法
field-amount = 金額
field-currency = 通貨
field-kind = 寄付の種類
field-method = 寄付の方法
field-stroll = ストロール
field-hidden = 名前を公開しない
field-message = 歩く人へのメッセージ
field-cover-fee = カード手数料の分を上乗せする
field-volume = 量
field-unit = 単位
field-bank = 母乳バンク
field-consent = この件で母乳バンクまたは主催者から連絡を受けることに同意します
field-once = フォーム
unit-oz = オンス (oz)
unit-ml = ミリリットル (mL)

join-title = { $town }のストロールに申し込む
join-wait-title = { $town }のキャンセル待ちに申し込む
join-email-help = チケットと、変更・取り消しのリンクをお送りします。メールマガジンは届きません。
join-party-help = 歩く人、車いすやベビーカーの人、抱っこの赤ちゃんも数えてください。大人は一人以上です。
join-waiver = 歩く前に
join-waiver-version = この文の第{ $version }版です。表示どおりに保管されます。
join-sign-help = ご自分と、いっしょに来る子どもの分として、上の文に署名します。
join-gift = よろしければ、最初の寄付を
join-gift-help = ご自由にどうぞ。参加は無料です。
join-button = 席を確保する
join-privacy = お名前と人数は主催者にだけ見えます。

link-sent-title = メールをご確認ください
link-sent-text = このアドレスで{ $town }の席が確保されていれば、リンクをお送りしています。
link-sent-nothing-new = 何も変わらず、席が二重に確保されることもありません。数分たっても届かないときは、迷惑メールをご覧になるか、主催者にたずねてください。

ticket-confirmed = 席を確保しました
ticket-confirmed-text = { $town }でお会いしましょう。到着したら、このチケットを紙か電話の画面で見せてください。
ticket-waiting = キャンセル待ちです
ticket-line = 順番は{ $number }番目です。
ticket-waiting-text = 席が空くと順番が進み、メールが届きます。ほかにしていただくことはありません。
ticket-cancelled = 席を取り消しました
ticket-cancelled-text = お知らせくださりありがとうございます。ほかの方が歩けます。ご都合がついたら、また申し込んでください。
ticket-badge-confirmed = 確定
ticket-badge-waiting = キャンセル待ち
ticket-code = チケットのQRコード
ticket-mailed = 同じ内容とこのページのリンクをメールでもお送りしました。リンクを知っている人は席を変更できますので、大切にしてください。
ticket-change = 人数を変える
ticket-cancel = 行けなくなりました
ticket-print = 印刷する

change-title = 人数を変える
change-now = 今の人数:
change-button = 保存する
change-back = このままにする

cancel-title = 席を取り消しますか
cancel-text = 席は次に待っている方に回ります。チケットは使えなくなります。
cancel-waiting-text = キャンセル待ちから外れ、順番はなくなります。
cancel-button = はい、取り消します
cancel-back = いいえ、行きます

give-title = 寄付する
give-for-stroll = { $stroll }への寄付です。町とキャンペーン全体の両方に数えられます。
give-for-campaign = { $campaign }のすべての町への寄付です。
give-closed = このキャンペーンの寄付の受付は終わりました。お気持ちに感謝します。
give-amount-help = { $currency }で、半角の数字で入力してください。
give-hidden-help = 「やさしいどなたか」と表示されます。お名前は寄付の記録には残ります。
give-email-help = お礼をお送りするためだけに使います。不要なら空のままにしてください。
give-message-help = 寄付とともに公開されます。{ $max }文字まで。
give-fee-help = { $amount }の寄付なら{ $fee }です。上乗せがなくても、同じようにありがたい寄付です。
give-demo-card-note = デモ用のカードでした。お金は動いていません。
give-button = 寄付する
give-privacy = 寄付について保管する内容は、こちらに短くまとめました:
method-demo-card = デモ用のカード
method-demo-card-note = 試すためのカードです。番号はたずねず、お金も動きません。
method-at-stroll = 当日、現金か小切手で
method-at-stroll-note = 今は約束です。主催者が受け取ると、受領として数えられます。
method-imported = そのほか
method-imported-note = 別の方法で受け取り、主催者が記録したものです。

thanks-title = ありがとうございます
thanks-text = { $amount }の寄付を数えました。
thanks-pledge-text = { $amount }の約束を記録しました。
thanks-pledge-how = 当日、現金か小切手で主催者にお渡しください。主催者が確認すると、受領として数えられます。
thanks-cover = とカード手数料の{ $fee }
thanks-hidden = 公開されません
thanks-shown = 公開されます
thanks-no-receipt = このページは税務上の領収書ではありません。
