import './player.css';

document.documentElement.dataset['player'] = 'ready';
