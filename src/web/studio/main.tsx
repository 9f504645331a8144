import { render } from 'preact';
import './studio.css';

const root = document.querySelector('#app');
if (root !== null) render(<h1>hoso</h1>, root);
