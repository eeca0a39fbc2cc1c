int html;
